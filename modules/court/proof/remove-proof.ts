import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { proofFor, proofPlace } from "./proof-rows.ts";

export const removeProof = action({
  name: "court.remove-proof",
  about: "Takes a cell out of the proof matrix, with a reason; the history keeps it.",
  needs: "court.prove",
  input: z.object({ proofId: z.uuid(), reason: z.string().trim().max(1000).default("") }),
  output: z.object({ proofId: z.uuid() }),
  refusals: ["may-not"],
  emits: ["court.proof-removed"],
  undo: "court.restore-proof",
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const found = await proofFor(context, input.proofId);
  if (isRefusal(found)) return found;
  const { of } = found;
  const sealed = await vault.seal(
    of.caseId,
    proofPlace(input.proofId, "remove_reason"),
    input.reason || null,
  );
  await sql`
    update court.proof set removed_at = coalesce(removed_at, ${now}), removed_by = ${actor.accountId}::uuid, remove_reason = ${sealed}
    where proof_id = ${input.proofId}::uuid`.execute(tx);
  opened([of.caseId], ["proof"]);
  emit("court.proof-removed", { caseId: of.caseId, proofId: input.proofId });
  return { proofId: input.proofId };
});
