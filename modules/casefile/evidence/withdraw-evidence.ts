import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { refuseStale } from "../case-row.ts";
import { Evidence } from "./evidence.ts";
import { evidenceAnew, evidenceFor, evidencePlace } from "./evidence-row.ts";

export const withdrawEvidence = action({
  name: "casefile.withdraw-evidence",
  about:
    "Marks a piece of evidence as not relied on, with the reason. It stays on the list with its file and its custody.",
  needs: "casefile.work",
  input: z.object({ evidenceId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: Evidence,
  refusals: ["may-not"],
  emits: ["casefile.evidence-withdrawn"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit, expects } = context;
  const { evidenceId, reason } = input;
  const found = await evidenceFor(context, evidenceId, "withdraw-evidence");
  if (isRefusal(found)) return found;
  refuseStale(found.row.version, expects);
  const caseId = found.of.case_id;
  const sealed = await vault.seal(caseId, evidencePlace(evidenceId, "withdraw_reason"), reason);
  await sql`
    update casefile.evidence set withdrawn_at = ${now}, withdrawn_by = ${actor.accountId}::uuid, withdraw_reason = ${sealed},
      version = version + 1 where evidence_id = ${evidenceId}::uuid`.execute(tx);
  opened([caseId], ["evidence"]);
  emit("casefile.evidence-withdrawn", { caseId, evidenceId });
  return evidenceAnew(context, evidenceId);
});
