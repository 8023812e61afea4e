import { sql } from "kysely";
import { z } from "zod";
import { action, refuse } from "#kernel/action";
import { Tip } from "../screening.ts";
import { findTip, sealTip, tipLine, wholeTip } from "./tip-rows.ts";

export const reachPerson = action({
  name: "screening.reach-person",
  about:
    "Says how the person of a tip was safely reached and wants to talk, or why that was not possible yet.",
  needs: "screening.interview",
  input: z.object({
    tipId: z.uuid(),
    reached: z.boolean().describe("the person themselves, safely, and they want to talk"),
    how: z.string().trim().min(1).max(4000).describe("how, and how one knows that it was safe; sealed"),
  }),
  output: Tip,
  refusals: ["may-not"],
  emits: ["screening.tip-answered"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const { tipId } = input;
  const found = await findTip(context, tipId);
  if (!tipLine(found, context).may.includes("reach-person")) return refuse("may-not");
  const how = await sealTip(context, tipId, "reached", input.how);
  await sql`
    update screening.tip set state = ${input.reached ? "reached" : "not-reached"}::screening.tip_state, reached = ${how},
      changed_at = ${now} where tip_id = ${tipId}::uuid`.execute(tx);
  opened([tipId], ["reached"]);
  emit("screening.tip-answered", { tipId });
  return wholeTip(context, await findTip(context, tipId));
});
