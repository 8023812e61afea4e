import { z } from "zod";
import { question } from "#kernel/action";
import { Code } from "#kernel/words";
import { Tip } from "./tip.ts";
import { findTip, wholeTip } from "./tip-rows.ts";

export const getTip = question({
  name: "casefile.get-tip",
  about: "One tip with what it tells, its triage and what its source was told.",
  needs: "casefile.read",
  audited: true,
  input: z.union([z.object({ tipId: z.uuid() }), z.object({ code: Code })]),
  output: Tip,
}).run(async (context) => {
  const row = await findTip(context, context.input);
  context.opened([row.tip_id], ["tip"]);
  return wholeTip(context, row);
});
