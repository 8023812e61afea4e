import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { Decision, Screening } from "../screening.ts";
import { findScreening, screeningFor } from "../screening-row.ts";
import { wholeScreening } from "../whole-screening.ts";
import { writeDecision } from "./decide-screening.ts";
import { decisionRows, sealDecision } from "./decision-rows.ts";

export const settleAppeal = action({
  name: "screening.settle-appeal",
  about: "Answers an appeal: the decision stays, or another one takes its place. Never by whoever decided.",
  needs: "screening.decide",
  input: z.object({
    screeningId: z.uuid(),
    answer: z.string().trim().min(1).max(10_000).describe("why; sealed"),
    decision: Decision.optional().describe(
      "the decision that takes its place; left out, the first one stays",
    ),
    decisionId: z.uuid().describe("of the new decision, made by the client"),
  }),
  output: Screening,
  refusals: ["may-not", "own-decision"],
  emits: ["screening.appeal-settled"],
}).run(async (context) => {
  const { input, tx, actor, now, opened, emit } = context;
  const { screeningId } = input;
  const found = await screeningFor(context, screeningId, "settle-appeal");
  if (isRefusal(found)) return found;
  const open = (await decisionRows(context, screeningId)).find((row) => row.appeal_state === "open");
  if (open === undefined) return refuse("may-not");
  if (open.decided_by === actor.accountId) return refuse("own-decision");
  const decisionId = open.decision_id;
  const sealed = await sealDecision(
    context,
    { screeningId, decisionId, column: "appeal_answer" },
    input.answer,
  );
  await sql`
    update screening.decision set appeal_state = ${input.decision === undefined ? "upheld" : "changed"}, appeal_answer = ${sealed},
      settled_by = ${actor.accountId}::uuid, settled_at = ${now}
    where decision_id = ${decisionId}::uuid`.execute(tx);
  if (input.decision !== undefined)
    await writeDecision(context, await findScreening(context, { screeningId }), {
      decisionId: input.decisionId,
      decision: input.decision,
      reasons: input.answer,
    });
  opened([screeningId], ["appeal"]);
  emit("screening.appeal-settled", { screeningId, decisionId });
  return wholeScreening(context, await findScreening(context, { screeningId }));
});
