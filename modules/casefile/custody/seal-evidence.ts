import { z } from "zod";
import { action } from "#kernel/action";
import { Custody, CustodyFacts } from "./custody.ts";
import { custodyRefusals, recordCustody } from "./record-custody.ts";

export const SealEvidence = CustodyFacts.extend({
  evidenceId: z.uuid(),
  eventId: z.uuid().describe("made by the client"),
  seal: z.string().trim().min(1).max(100).describe("number on the seal"),
});

export const sealEvidence = action({
  name: "casefile.seal-evidence",
  about: "Records that a piece of evidence was sealed, under which number.",
  needs: "casefile.work",
  input: SealEvidence,
  output: Custody,
  refusals: [...custodyRefusals],
  emits: ["casefile.custody-recorded"],
}).run((context) => recordCustody(context, "sealed", context.input));
