import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { startKeeping } from "#kernel/retention";
import { Tip } from "../screening.ts";
import { findTip, tipLine, wholeTip } from "./tip-rows.ts";

export const closeTip = action({
  name: "screening.close-tip",
  about: "Closes a tip from which nothing more follows.",
  needs: "screening.interview",
  input: z.object({ tipId: z.uuid() }),
  output: Tip,
  refusals: ["may-not"],
  emits: ["screening.tip-closed"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const found = await findTip(context, input.tipId);
  if (!tipLine(found, context).may.includes("close-tip")) return refuse("may-not");
  await sql`update screening.tip set state = 'closed', changed_at = ${now} where tip_id = ${input.tipId}::uuid`.execute(
    tx,
  );
  await startKeeping(tx, input.tipId, now);
  opened([input.tipId], ["state"]);
  emit("screening.tip-closed", { tipId: input.tipId });
  return wholeTip(context, await findTip(context, input.tipId));
});
