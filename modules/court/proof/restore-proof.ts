import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { proofFor } from "./proof-rows.ts";

export const restoreProof = action({
  name: "court.restore-proof",
  about: "Puts a cell back that was taken out of the proof matrix.",
  needs: "court.prove",
  input: z.object({ proofId: z.uuid() }),
  output: z.object({ proofId: z.uuid() }),
  refusals: ["may-not"],
  emits: ["court.proof-restored"],
  undo: "court.remove-proof",
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const found = await proofFor(context, input.proofId);
  if (isRefusal(found)) return found;
  const { of } = found;
  await sql`
    update court.proof set removed_at = null, removed_by = null, remove_reason = null
    where proof_id = ${input.proofId}::uuid`.execute(tx);
  opened([of.caseId], ["proof"]);
  emit("court.proof-restored", { caseId: of.caseId, proofId: input.proofId });
  return { proofId: input.proofId };
});
