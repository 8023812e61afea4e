import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { Tip } from "./tip.ts";
import { findTip, tipFor, tipPlace, wholeTip } from "./tip-rows.ts";

export const giveFeedback = action({
  name: "casefile.give-feedback",
  about:
    "Writes down what the source of a tip was told of it, and when. A further answer stands instead; the history keeps the first.",
  needs: "casefile.work-tips",
  input: z.object({ tipId: z.uuid(), feedback: z.string().trim().min(1).max(5000) }),
  output: Tip,
  refusals: ["may-not-tip"],
  emits: ["casefile.tip-answered"],
}).run(async (context) => {
  const { input, tx, vault, now, opened, emit } = context;
  const { tipId } = input;
  const row = await tipFor(context, tipId, "give-feedback");
  if (isRefusal(row)) return row;
  const feedback = await vault.seal(tipId, tipPlace(tipId, "feedback"), input.feedback);
  await sql`update casefile.tip set feedback = ${feedback}, feedback_at = ${now} where tip_id = ${tipId}::uuid`.execute(
    tx,
  );
  opened([tipId], ["tip"]);
  emit("casefile.tip-answered", { tipId });
  return wholeTip(context, await findTip(context, { tipId }));
});
