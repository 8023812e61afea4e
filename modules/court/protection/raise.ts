import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { makeDeadline } from "#kernel/deadline";
import { partsOf } from "#kernel/part";
import { text } from "../text.ts";
import { reopenRisk } from "./risk-rows.ts";
import { reopeningTopics, type Topic, urgentTopics } from "./telling.ts";

type Chosen = { person_id: string; person_code: string; participant_id: string };
type Happened = {
  readonly agencyId: string;
  readonly caseId: string;
  readonly topic: Topic;
  readonly happensOn: string;
};

/**
 * One notice for each person who chose to be told of this (R3; TIP Protocol art. 6(2)(a)). After a release, an escape or
 * bail every assessment of danger in the case is opened again, also of those who want to be told nothing.
 */
export async function raiseNotices(
  context: Context<unknown>,
  { agencyId, caseId, topic, happensOn }: Happened,
): Promise<void> {
  const { tx, actor, now, emit, opened } = context;
  if (reopeningTopics.includes(topic)) {
    const at = await sql<{ person_id: string }>`
      select person_id from court.risk where dossier_id = ${caseId}::uuid and state = 'current'`.execute(tx);
    const why = topic === "escape" ? "escape" : topic === "bail" ? "bail" : "release";
    for (const { person_id } of at.rows) await reopenRisk(context, { caseId, personId: person_id, why });
  }
  const { rows } = await sql<Chosen>`
    select person_id, person_code, participant_id from court.telling
    where dossier_id = ${caseId}::uuid and ${topic} = any (topics) and channel <> 'none'
      and not exists (select from court.notice n where n.dossier_id = telling.dossier_id and n.person_id = telling.person_id
        and n.topic = ${topic} and n.happens_on = ${happensOn}::date and n.state = 'waiting')
    order by person_code`.execute(tx);
  for (const person of rows) {
    const noticeId = randomUUID();
    await sql`
      insert into court.notice (agency_id, notice_id, dossier_id, person_id, person_code, participant_id, topic, happens_on, raised_by, raised_at)
      values (${agencyId}::uuid, ${noticeId}::uuid, ${caseId}::uuid, ${person.person_id}::uuid, ${person.person_code},
        ${person.participant_id}::uuid, ${topic}, ${happensOn}::date, ${actor.accountId}::uuid, ${now})`.execute(
      tx,
    );
    if (urgentTopics.includes(topic)) await hurry(context, { caseId, noticeId, person: person.person_code });
    emit("court.notice-raised", { caseId, noticeId });
  }
  opened([caseId], ["notice"]);
}

/** Whoever works on the prosecution is told at once that something waits, and again until the four hours are over. */
async function hurry(
  context: Pick<Context<unknown>, "tx" | "actor" | "vault" | "now">,
  { caseId, noticeId, person }: { caseId: string; noticeId: string; person: string },
): Promise<void> {
  const ids = { deadlineId: noticeId, dossierId: caseId, compartment: "prosecution" as const };
  const role = { role: "prosecutor" };
  await makeDeadline(context, await partsOf(context.tx, caseId), {
    ids,
    recordId: noticeId,
    wish: {
      title: (lang) => text(lang, "protection.tell-now", { person }),
      ...{ unit: "hours", amount: 4, zone: "UTC", country: "ZZ", timeOfDay: "23:59", rolls: false },
      steps: [
        { when: { share: 0.001 }, to: role },
        { when: { hoursBefore: 2 }, to: role },
        { when: { hoursBefore: 0 }, to: role },
      ],
    },
  });
}
