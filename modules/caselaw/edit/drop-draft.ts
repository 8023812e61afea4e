import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { heldJudgment } from "../keep-judgment.ts";

const Named = z.object({ judgmentId: z.uuid() });

export const dropDraft = action({
  name: "caselaw.drop-draft",
  about:
    "Takes a draft off the editors' list; its versions are kept. A published judgment is withdrawn instead.",
  needs: "caselaw.edit",
  input: Named,
  output: Named,
  refusals: ["published"],
  emits: ["caselaw.draft-dropped"],
  undo: "caselaw.restore-draft",
}).run(async (context) => {
  const { judgmentId } = context.input;
  await heldJudgment(context, judgmentId);
  const { rows } = await sql`select from caselaw.published where judgment_id = ${judgmentId}::uuid`.execute(
    context.tx,
  );
  if (rows.length > 0) return refuse("published", { path: ["judgmentId"] });
  await sql`
    update caselaw.judgment set removed_at = ${context.now}, state = case state when 'in-review' then 'draft' else state end
    where judgment_id = ${judgmentId}::uuid`.execute(context.tx);
  context.emit("caselaw.draft-dropped", { judgmentId });
  return { judgmentId };
});

export const restoreDraft = action({
  name: "caselaw.restore-draft",
  about: "Puts a dropped draft back on the editors' list.",
  needs: "caselaw.edit",
  input: Named,
  output: Named,
  emits: ["caselaw.draft-revised"],
  undo: "caselaw.drop-draft",
}).run(async (context) => {
  const { judgmentId } = context.input;
  await heldJudgment(context, judgmentId);
  await sql`update caselaw.judgment set removed_at = null where judgment_id = ${judgmentId}::uuid`.execute(
    context.tx,
  );
  context.emit("caselaw.draft-revised", { judgmentId });
  return { judgmentId };
});
