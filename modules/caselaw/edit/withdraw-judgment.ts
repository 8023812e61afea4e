import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import { dropPublished } from "../keep/published-rows.ts";
import { heldJudgment } from "../keep-judgment.ts";

export const withdrawJudgment = action({
  name: "caselaw.withdraw-judgment",
  about:
    "Takes a published judgment back, with the reason: it is gone at once from every page, search, digest and feed. One editor is enough, since a wrong name cannot wait.",
  needs: "caselaw.publish",
  input: z.object({
    judgmentId: z.uuid(),
    reason: z.string().trim().min(3).max(1000).describe("for the editors of one's agency"),
  }),
  output: z.object({ judgmentId: z.uuid() }),
  refusals: ["not-published"],
  emits: ["caselaw.withdrawn"],
}).run(async (context) => {
  const { judgmentId, reason } = context.input;
  const held = await heldJudgment(context, judgmentId);
  if (held.removed) throw new NotFound();
  const { rows } = await sql`select from caselaw.published where judgment_id = ${judgmentId}::uuid`.execute(
    context.tx,
  );
  if (rows.length === 0) return refuse("not-published", { path: ["judgmentId"] });
  await dropPublished(context, judgmentId);
  await sql`
    update caselaw.judgment set state = 'withdrawn', withdrawn_reason = ${reason} where judgment_id = ${judgmentId}::uuid`.execute(
    context.tx,
  );
  context.emit("caselaw.withdrawn", { judgmentId });
  return { judgmentId };
});
