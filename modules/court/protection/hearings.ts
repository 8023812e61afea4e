import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { EventContent } from "../proceedings/event.ts";
import { eventPlace } from "../proceedings/event-rows.ts";

export type HearingAhead = {
  readonly hearingId: string;
  readonly startsAt: Date;
  readonly proceedingId: string;
};

/** The hearings of a case that are listed and were not struck, the next first. */
export async function hearingsOf(
  { tx }: Pick<QuestionContext<unknown>, "tx">,
  caseId: string,
): Promise<HearingAhead[]> {
  const { rows } = await sql<{ event_id: string; starts_at: Date; proceeding_id: string }>`
    select event_id, starts_at, proceeding_id from court.event
    where dossier_id = ${caseId}::uuid and kind = 'hearing' and hearing_state = 'listed' and struck_at is null
    order by starts_at, event_id`.execute(tx);
  return rows.map((row) => ({
    hearingId: row.event_id,
    startsAt: row.starts_at,
    proceedingId: row.proceeding_id,
  }));
}

/** Who is summoned to each listed hearing of a case, by participant; nobody where it names nobody yet. */
export async function summonedTo(
  { tx, vault }: Pick<QuestionContext<unknown>, "tx" | "vault">,
  caseId: string,
): Promise<Map<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ event_id: string; content: Buffer }>`
    select event_id, content from court.event
    where dossier_id = ${caseId}::uuid and kind = 'hearing' and hearing_state = 'listed' and struck_at is null and content is not null
  `.execute(tx);
  const found = new Map<string, ReadonlySet<string>>();
  for (const { event_id, content } of rows) {
    const text = await vault.open(caseId, eventPlace(event_id, "content"), content);
    const { summoned } = EventContent.parse(JSON.parse(text ?? "{}"));
    found.set(event_id, new Set(summoned.map(({ participantId }) => participantId)));
  }
  return found;
}

/** Whether this is a listed hearing of the case. */
export async function isHearingOf(
  context: Pick<QuestionContext<unknown>, "tx">,
  caseId: string,
  hearingId: string,
): Promise<boolean> {
  return (await hearingsOf(context, caseId)).some((one) => one.hearingId === hearingId);
}
