import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { refuseStale } from "../case-row.ts";
import { endTerm } from "../deadline-until.ts";
import { Decision, Tip } from "./tip.ts";
import { findTip, tipFor, tipPlace, wholeTip } from "./tip-rows.ts";

export const triageTip = action({
  name: "casefile.triage-tip",
  about:
    "Decides what becomes of a tip, with the reason: followed up, not relevant, or passed on to another authority.",
  needs: "casefile.work-tips",
  input: z.object({
    tipId: z.uuid(),
    state: Decision,
    reason: z.string().trim().min(1).max(5000),
  }),
  output: Tip,
  refusals: ["may-not-tip"],
  emits: ["casefile.tip-triaged"],
}).run(async (context) => {
  const { input, tx, actor, vault, now, opened, emit, expects } = context;
  const { tipId } = input;
  const row = await tipFor(context, tipId, "triage-tip");
  if (isRefusal(row)) return row;
  refuseStale(row.version, expects);
  const reason = await vault.seal(tipId, tipPlace(tipId, "reason"), input.reason);
  await sql`
    update casefile.tip set state = ${input.state}, reason = ${reason}, triaged_by = ${actor.accountId}::uuid, triaged_at = ${now}
    where tip_id = ${tipId}::uuid`.execute(tx);
  await endTerm(context, { caseId: tipId, deadlineId: row.deadline_id, how: "met" });
  opened([tipId], ["tip"]);
  emit("casefile.tip-triaged", { tipId });
  return wholeTip(context, await findTip(context, { tipId }));
});
