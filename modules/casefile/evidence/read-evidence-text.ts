import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { evidenceFor } from "./evidence-row.ts";
import { waitsForFreeAccount } from "./free-account.ts";

export const readEvidenceText = action({
  name: "casefile.read-evidence-text",
  about: "Reads the words of a piece of evidence again, when they could not be read before.",
  needs: "casefile.work",
  input: z.object({ evidenceId: z.uuid() }),
  output: z.object({ jobId: z.uuid() }),
  refusals: ["may-not", "free-account-first"],
}).run(async (context) => {
  const { evidenceId } = context.input;
  const found = await evidenceFor(context, evidenceId, "read-evidence-text");
  if (isRefusal(found)) return found;
  if (await waitsForFreeAccount(context, evidenceId)) return refuse("free-account-first");
  await sql`
    update casefile.evidence set text_state = 'waiting', text_problem = null where evidence_id = ${evidenceId}::uuid
  `.execute(context.tx);
  context.opened([found.of.case_id], ["evidence.file"]);
  return { jobId: await context.startJob("casefile.read-evidence", { evidenceId, words: true }) };
});
