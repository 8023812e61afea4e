import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";
import { inTellingOrder, type Notice, type Telling, TellingSaid, waitsForUrgent } from "./telling.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault">;
type TellingRow = {
  telling_id: string;
  participant_id: string;
  person_code: string;
  topics: Telling["topics"];
  channel: Telling["channel"];
  said: Buffer | null;
  wishes_return: boolean | null;
  agrees_to_stay: boolean | null;
  asked_on: string;
  version: number;
};
type NoticeRow = {
  notice_id: string;
  participant_id: string;
  person_code: string;
  topic: Notice["topic"];
  happens_on: string;
  state: Notice["state"];
  raised_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
  said: Buffer | null;
  version: number;
};

export const tellingPlace = (id: string) => ({ table: "court.telling", column: "said", row: id });
export const noticePlace = (id: string) => ({ table: "court.notice", column: "said", row: id });

/** What the people of a case want to be told, by code. */
export async function tellingsOf({ tx, vault }: Asking, caseId: string): Promise<Telling[]> {
  const { rows } = await sql<TellingRow>`
    select telling_id, participant_id, person_code, topics, channel, said, wishes_return, agrees_to_stay, asked_on::text, version
    from court.telling where dossier_id = ${caseId}::uuid order by person_code`.execute(tx);
  const found: Telling[] = [];
  for (const row of rows) {
    const said = await vault.open(caseId, tellingPlace(row.telling_id), row.said);
    found.push({
      participantId: row.participant_id,
      personCode: row.person_code,
      topics: row.topics,
      channel: row.channel,
      said: TellingSaid.parse(said === null ? {} : JSON.parse(said)),
      wishesReturn: row.wishes_return,
      agreesToStay: row.agrees_to_stay,
      askedOn: row.asked_on,
      version: row.version,
    });
  }
  return found;
}

/** What has to be told in a case, in the order in which it is told. */
export async function noticesOf(
  { tx, vault }: Asking,
  caseId: string,
  tellings: readonly Pick<Telling, "participantId" | "channel">[],
): Promise<Notice[]> {
  const { rows } = await sql<NoticeRow>`
    select notice_id, participant_id, person_code, topic, happens_on::text, state, raised_at, ended_by, ended_at, said, version
    from court.notice where dossier_id = ${caseId}::uuid order by raised_at, notice_id`.execute(tx);
  const by = await colleagues(
    tx,
    rows.map((row) => row.ended_by),
  );
  const found: Notice[] = [];
  for (const row of rows) {
    const how = await vault.open(caseId, noticePlace(row.notice_id), row.said);
    found.push({
      noticeId: row.notice_id,
      participantId: row.participant_id,
      personCode: row.person_code,
      topic: row.topic,
      happensOn: row.happens_on,
      state: row.state,
      channel: tellings.find((one) => one.participantId === row.participant_id)?.channel ?? null,
      raisedAt: row.raised_at.toISOString(),
      ended:
        row.ended_at && row.ended_by
          ? { at: row.ended_at.toISOString(), by: by(row.ended_by).name, how: how ?? "" }
          : null,
      tried: row.ended_at === null ? how : null,
      waitsForUrgent: false,
      version: row.version,
    });
  }
  return inTellingOrder(found.map((one) => ({ ...one, waitsForUrgent: waitsForUrgent(one, found) })));
}
