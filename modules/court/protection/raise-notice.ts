import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, type QuestionContext } from "#kernel/action";
import { makeDeadline } from "#kernel/deadline";
import { partsOf } from "#kernel/part";
import { courtCaseToWrite } from "../court-case.ts";
import { text } from "../text.ts";
import { reopenRisk } from "./risk-rows.ts";
import { Notice, reopeningTopics, topics, urgentTopics } from "./telling.ts";
import { noticesOf, tellingsOf } from "./telling-rows.ts";

type Chosen = { person_id: string; person_code: string; participant_id: string };

export const raiseNotice = action({
  name: "court.raise-notice",
  about:
    "Something happened that people chose to be told: one notice for each of them. A release or an escape goes out first, and opens every assessment of risk in the case again.",
  needs: "court.protect",
  input: z.object({
    caseId: z.uuid(),
    topic: z.enum(topics),
    happensOn: z.iso.date().describe("day on which it happens or happened"),
  }),
  output: z.object({ items: z.array(Notice) }),
  refusals: ["may-not"],
  emits: ["court.notice-raised"],
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit } = context;
  const { caseId, topic, happensOn } = input;
  const of = await courtCaseToWrite(context, caseId);
  if (isRefusal(of)) return of;
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
      values (${of.agencyId}::uuid, ${noticeId}::uuid, ${caseId}::uuid, ${person.person_id}::uuid, ${person.person_code},
        ${person.participant_id}::uuid, ${topic}, ${happensOn}::date, ${actor.accountId}::uuid, ${now})`.execute(
      tx,
    );
    if (urgentTopics.includes(topic)) await hurry(context, { caseId, noticeId, person: person.person_code });
    emit("court.notice-raised", { caseId, noticeId });
  }
  opened([caseId], ["notice"]);
  return { items: await noticesOf(context, caseId, await tellingsOf(context, caseId)) };
});

/** Whoever works on the prosecution is told at once that something waits, and again until the four hours are over. */
async function hurry(
  context: Pick<QuestionContext<unknown>, "tx" | "actor" | "vault" | "now">,
  { caseId, noticeId, person }: { caseId: string; noticeId: string; person: string },
): Promise<void> {
  const ids = { deadlineId: noticeId, dossierId: caseId, compartment: "prosecution" as const };
  const role = { role: "prosecutor" };
  await makeDeadline(context, await partsOf(context.tx, caseId), {
    ids,
    recordId: noticeId,
    wish: {
      title: text(context.actor.lang, "protection.tell-now", { person }),
      ...{ unit: "hours", amount: 4, zone: "UTC", country: "ZZ", timeOfDay: "23:59", rolls: false },
      steps: [
        { when: { share: 0.001 }, to: role },
        { when: { hoursBefore: 2 }, to: role },
        { when: { hoursBefore: 0 }, to: role },
      ],
    },
  });
}
