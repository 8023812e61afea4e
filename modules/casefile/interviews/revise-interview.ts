import { sql } from "kysely";
import { action, isRefusal, refuse } from "#kernel/action";
import { refuseStale } from "../case-row.ts";
import { findParticipant } from "../participant-row.ts";
import { servesBoth } from "./interpreters.ts";
import { childBands, Interview, lacksAdult } from "./interview.ts";
import { interviewAnew, interviewFor, interviewPlace } from "./interview-rows.ts";
import { mayAllHear, Planned } from "./plan-interview.ts";

export const reviseInterview = action({
  name: "casefile.revise-interview",
  about: "Changes the plan of an interview that has not begun; the history keeps what was planned.",
  needs: "casefile.work",
  input: Planned,
  output: Interview,
  refusals: [
    "may-not",
    "not-in-this-state",
    "ends-before-it-starts",
    "adult-missing",
    "not-on-the-case",
    "interpreter-serves-both",
  ],
  emits: ["casefile.interview-revised"],
}).run(async (context) => {
  const { input, tx, vault, opened, emit, expects } = context;
  const { interviewId } = input;
  const row = await interviewFor(context, interviewId, "revise-interview");
  if (isRefusal(row)) return row;
  refuseStale(row.version, expects);
  const caseId = row.dossier_id;
  const person = await findParticipant(context, row.participant_id);
  if (Date.parse(input.startsAt) >= Date.parse(input.endsAt))
    return refuse("ends-before-it-starts", { path: ["endsAt"] });
  const child = input.child || childBands.has(String(person.age_band ?? ""));
  if (lacksAdult(child, input.plan)) return refuse("adult-missing", { path: ["plan", "appropriateAdult"] });
  const interviewers = input.interviewers.length === 0 ? row.interviewers : [...new Set(input.interviewers)];
  if (!(await mayAllHear(context, caseId, interviewers)))
    return refuse("not-on-the-case", { path: ["interviewers"] });
  if (await servesBoth(context, { ...input, caseId, participantId: row.participant_id }))
    return refuse("interpreter-serves-both", { path: ["plan", "interpreter"] });
  const plan = await vault.seal(caseId, interviewPlace(interviewId, "plan"), JSON.stringify(input.plan));
  await sql`
    update casefile.interview set starts_at = ${input.startsAt}::timestamptz, ends_at = ${input.endsAt}::timestamptz,
      interviewers = ${interviewers}::uuid[], child = ${child}, plan = ${plan}
    where interview_id = ${interviewId}::uuid`.execute(tx);
  opened([caseId], ["interview"]);
  emit("casefile.interview-revised", { caseId, interviewId });
  return interviewAnew(context, interviewId);
});
