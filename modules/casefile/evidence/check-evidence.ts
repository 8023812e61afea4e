import { z } from "zod";
import { action, isRefusal } from "#kernel/action";
import { evidenceFor } from "./evidence-row.ts";

export const checkEvidence = action({
  name: "casefile.check-evidence",
  about:
    "Reads all bytes of a piece of evidence again and compares their digest with that of the day it came in.",
  needs: "casefile.work",
  input: z.object({ evidenceId: z.uuid() }),
  output: z.object({ jobId: z.uuid() }),
  refusals: ["may-not"],
}).run(async (context) => {
  const { evidenceId } = context.input;
  const found = await evidenceFor(context, evidenceId, "check-evidence");
  if (isRefusal(found)) return found;
  context.opened([found.of.case_id], ["evidence.file"]);
  return { jobId: await context.startJob("casefile.read-evidence", { evidenceId, words: false }) };
});
