import { sql } from "kysely";
import { z } from "zod";
import { action } from "#kernel/action";
import { heldJudgment } from "../keep-judgment.ts";

const Finding = z.string().min(1).max(300);
const Answer = z.discriminatedUnion("answer", [
  z.object({
    finding: Finding,
    answer: z.literal("name"),
    replacement: z.string().trim().min(1).max(120).describe("initials or neutral words that stand for it"),
  }),
  z.object({
    finding: Finding,
    answer: z.literal("not-a-name"),
    reason: z.string().trim().min(3).max(500).describe("why it may stand"),
  }),
]);

export const answerFindings = action({
  name: "caselaw.answer-findings",
  about:
    "Says of possible names in a judgment which are names, to be replaced, and which may stand, and why.",
  needs: "caselaw.edit",
  input: z.object({ judgmentId: z.uuid(), answers: z.array(Answer).min(1).max(500) }),
  output: z.object({ answered: z.int() }),
  emits: ["caselaw.findings-answered"],
}).run(async (context) => {
  const { judgmentId, answers } = context.input;
  await heldJudgment(context, judgmentId);
  for (const one of answers)
    await sql`
      insert into caselaw.finding_answer as a (agency_id, judgment_id, finding, answer, replacement, reason, answered_by, answered_at)
      values (access.agency_id(), ${judgmentId}::uuid, ${one.finding}, ${one.answer},
        ${one.answer === "name" ? one.replacement : null}, ${one.answer === "name" ? null : one.reason}, access.account_id(), ${context.now})
      on conflict (agency_id, judgment_id, finding) do update set answer = excluded.answer, replacement = excluded.replacement,
        reason = excluded.reason, answered_by = excluded.answered_by, answered_at = excluded.answered_at`.execute(
      context.tx,
    );
  context.emit("caselaw.findings-answered", { judgmentId });
  return { answered: answers.length };
});

export const takeBackAnswer = action({
  name: "caselaw.take-back-answer",
  about: "Asks again about a possible name that was answered.",
  needs: "caselaw.edit",
  input: z.object({ judgmentId: z.uuid(), finding: Finding }),
  output: z.object({ judgmentId: z.uuid() }),
  emits: ["caselaw.findings-answered"],
}).run(async (context) => {
  const { judgmentId, finding } = context.input;
  await heldJudgment(context, judgmentId);
  await sql`
    delete from caselaw.finding_answer where judgment_id = ${judgmentId}::uuid and finding = ${finding}`.execute(
    context.tx,
  );
  context.emit("caselaw.findings-answered", { judgmentId });
  return { judgmentId };
});
