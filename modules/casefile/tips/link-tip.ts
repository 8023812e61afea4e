import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { link } from "#kernel/link";
import { findCase, verbsOf } from "../case-row.ts";
import { endTerm } from "../deadline-until.ts";
import { Tip } from "./tip.ts";
import { findTip, tipFor, tipPlace, wholeTip } from "./tip-rows.ts";

export const linkTip = action({
  name: "casefile.link-tip",
  about:
    "Links a tip to a case that one may work on. Only who opens both sees the link; the tip stays a dossier of its own.",
  needs: "casefile.work-tips",
  input: z.object({
    tipId: z.uuid(),
    linkId: z.uuid().describe("made by the client"),
    caseCode: z.string().trim().max(20),
    reason: z.string().trim().min(1).max(5000),
  }),
  output: Tip,
  refusals: ["may-not-tip", "no-such-case", "linked-already"],
  emits: ["casefile.tip-linked"],
}).run(async (context) => {
  const { input, tx, actor, vault, now, opened, emit } = context;
  const { tipId, linkId } = input;
  const row = await tipFor(context, tipId, "link-tip");
  if (isRefusal(row)) return row;
  const of = await findCase(context, { code: input.caseCode }).catch(() => null);
  if (of === null || !verbsOf(of, context).includes("add-record"))
    return refuse("no-such-case", { path: ["caseCode"] });
  const done = await link(context, {
    linkId,
    kind: "casefile.tip-of",
    compartment: "investigation",
    from: { dossierId: tipId },
    to: { dossierId: of.case_id },
    reason: input.reason,
  });
  if (done !== "done") return refuse(done === "linked-already" ? "linked-already" : "no-such-case");
  const reason = await vault.seal(tipId, tipPlace(tipId, "reason"), input.reason);
  await sql`
    update casefile.tip set state = 'linked', case_id = ${of.case_id}::uuid, reason = ${reason},
      triaged_by = ${actor.accountId}::uuid, triaged_at = ${now} where tip_id = ${tipId}::uuid`.execute(tx);
  await endTerm(context, { caseId: tipId, deadlineId: row.deadline_id, how: "met" });
  opened([tipId, of.case_id], ["tip"]);
  emit("casefile.tip-linked", { tipId, caseId: of.case_id });
  return wholeTip(context, await findTip(context, { tipId }));
});
