import { sql } from "kysely";
import { z } from "zod";
import { action, type Context, isRefusal, refuse } from "#kernel/action";
import { caseFor } from "../case-row.ts";
import { findParticipant } from "../participant-row.ts";
import { servesBoth } from "./interpreters.ts";
import { childBands, Interview, lacksAdult, Plan } from "./interview.ts";
import { interviewAnew, interviewPlace } from "./interview-rows.ts";

export const Planned = z.object({
  interviewId: z.uuid().describe("made by the client"),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  interviewers: z
    .array(z.uuid())
    .max(5)
    .default([])
    .describe("accounts of those who ask the questions; whoever plans it when left out"),
  child: z.boolean().default(false).describe("the person is a child, or the age is in doubt"),
  plan: Plan,
});

/** Whether all of them work on the investigation of this case. */
export async function mayAllHear(
  { tx }: Pick<Context<unknown>, "tx">,
  caseId: string,
  accounts: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select coalesce(bool_and(task.may_take(${caseId}::uuid, 'investigation', 'account', who)), false) as may
    from unnest(${[...accounts]}::uuid[]) who`.execute(tx);
  return rows[0]?.may ?? false;
}

export const planInterview = action({
  name: "casefile.plan-interview",
  about:
    "Plans the interview of a person of the case: when, by whom, with advocate, interpreter, room and recording; a child's with an appropriate adult. From now on earlier accounts are shut to the interviewers until the free account is closed.",
  needs: "casefile.work",
  input: Planned.extend({ caseId: z.uuid(), participantId: z.uuid() }),
  output: Interview,
  refusals: [
    "may-not",
    "not-in-case",
    "ends-before-it-starts",
    "adult-missing",
    "not-on-the-case",
    "interpreter-serves-both",
    "added-already",
  ],
  emits: ["casefile.interview-planned"],
}).run(async (context) => {
  const { input, tx, actor, vault, now, opened, emit } = context;
  const { caseId, interviewId } = input;
  const of = await caseFor(context, caseId, "add-record");
  if (isRefusal(of)) return of;
  const person = await findParticipant(context, input.participantId);
  if (person.dossier_id !== caseId) return refuse("not-in-case", { path: ["participantId"] });
  if (Date.parse(input.startsAt) >= Date.parse(input.endsAt))
    return refuse("ends-before-it-starts", { path: ["endsAt"] });
  const child = input.child || childBands.has(String(person.age_band ?? ""));
  if (lacksAdult(child, input.plan)) return refuse("adult-missing", { path: ["plan", "appropriateAdult"] });
  const interviewers = input.interviewers.length === 0 ? [actor.accountId] : [...new Set(input.interviewers)];
  if (!(await mayAllHear(context, caseId, interviewers)))
    return refuse("not-on-the-case", { path: ["interviewers"] });
  if (await servesBoth(context, input))
    return refuse("interpreter-serves-both", { path: ["plan", "interpreter"] });
  const plan = await vault.seal(caseId, interviewPlace(interviewId, "plan"), JSON.stringify(input.plan));
  const done = await sql`
    insert into casefile.interview (agency_id, interview_id, dossier_id, participant_id, person_id, starts_at, ends_at,
      interviewers, child, plan, planned_by, planned_at)
    values (${of.agency_id}::uuid, ${interviewId}::uuid, ${caseId}::uuid, ${input.participantId}::uuid,
      ${person.person_id}::uuid, ${input.startsAt}::timestamptz, ${input.endsAt}::timestamptz, ${interviewers}::uuid[],
      ${child}, ${plan}, ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  opened([caseId], ["interview"]);
  emit("casefile.interview-planned", { caseId, interviewId });
  return interviewAnew(context, interviewId);
});
