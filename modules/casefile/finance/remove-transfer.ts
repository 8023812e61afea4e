import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { caseFor } from "../case-row.ts";
import { findTransfer, transferPlace } from "./transfer-rows.ts";

export const removeTransfer = action({
  name: "casefile.remove-transfer",
  about: "Takes a transfer out of a case, with the reason; the history keeps it.",
  needs: "casefile.trace-money",
  input: z.object({ transferId: z.uuid(), reason: z.string().trim().max(500).default("") }),
  output: z.object({ transferId: z.uuid() }),
  refusals: ["may-not"],
  emits: ["casefile.transfer-removed"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { transferId } = input;
  const { dossier_id: caseId } = await findTransfer(context, transferId);
  const of = await caseFor({ ...context, expects: undefined }, caseId, "trace-money");
  if (isRefusal(of)) return of;
  await findTransfer(context, transferId);
  const reason = await vault.seal(caseId, transferPlace(transferId, "remove_reason"), input.reason || null);
  await sql`
    update casefile.transfer set removed_at = ${now}, removed_by = ${actor.accountId}::uuid, remove_reason = ${reason}
    where transfer_id = ${transferId}::uuid`.execute(tx);
  opened([caseId], ["transfer"]);
  emit("casefile.transfer-removed", { caseId, transferId });
  return { transferId };
});
