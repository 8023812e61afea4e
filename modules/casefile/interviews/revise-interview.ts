import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { refuseStale } from "../case-row.ts";
import { findParticipant } from "../participant-row.ts";
import { servesBoth } from "./interpreters.ts";
import { childBands, Interview, lacksAdult } from "./interview.ts";
import { interviewAnew, interviewFor, interviewPlace, mayLetGo } from "./interview-rows.ts";
import { mayAllHear, Planned } from "./plan-interview.ts";

export const reviseInterview = action({
  name: "casefile.revise-interview",
  about:
    "Changes the plan of an interview that has not begun; the history keeps what was planned. Whoever no longer hears the person is let go by somebody else who manages the case, with a reason.",
  needs: "casefile.work",
  input: Planned.extend({
    reason: z
      .string()
      .trim()
      .max(1000)
      .default("")
      .describe("needed when somebody no longer hears the person"),
  }),
  output: Interview,
  refusals: [
    "may-not",
    "not-in-this-state",
    "ends-before-it-starts",
    "adult-missing",
    "not-on-the-case",
    "interpreter-serves-both",
    "let-go-by-another",
    "reason-for-letting-go",
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
  const leaving = row.interviewers.filter((one) => !interviewers.includes(one));
  if (leaving.length > 0 && !(await mayLetGo(context, row, leaving)))
    return refuse("let-go-by-another", { path: ["interviewers"] });
  if (leaving.length > 0 && input.reason === "") return refuse("reason-for-letting-go", { path: ["reason"] });
  if (await servesBoth(context, { ...input, caseId, participantId: row.participant_id }))
    return refuse("interpreter-serves-both", { path: ["plan", "interpreter"] });
  const reason =
    leaving.length === 0
      ? null
      : await vault.seal(caseId, interviewPlace(interviewId, "reason"), input.reason);
  const plan = await vault.seal(caseId, interviewPlace(interviewId, "plan"), JSON.stringify(input.plan));
  await sql`
    update casefile.interview set starts_at = ${input.startsAt}::timestamptz, ends_at = ${input.endsAt}::timestamptz,
      interviewers = ${interviewers}::uuid[], child = ${child}, plan = ${plan},
      reason = coalesce(${reason}::bytea, reason)
    where interview_id = ${interviewId}::uuid`.execute(tx);
  opened([caseId], ["interview"]);
  emit("casefile.interview-revised", { caseId, interviewId });
  return interviewAnew(context, interviewId);
});
