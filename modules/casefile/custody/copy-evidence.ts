import { z } from "zod";
import { action } from "#kernel/action";
import { Custody, CustodyFacts } from "./custody.ts";
import { custodyRefusals, recordCustody } from "./record-custody.ts";

export const CopyEvidence = CustodyFacts.extend({
  evidenceId: z.uuid(),
  eventId: z.uuid().describe("made by the client"),
});

export const copyEvidence = action({
  name: "casefile.copy-evidence",
  about: "Records that a copy of a piece of evidence was made.",
  needs: "casefile.work",
  input: CopyEvidence,
  output: Custody,
  refusals: [...custodyRefusals],
  emits: ["casefile.custody-recorded"],
}).run((context) => recordCustody(context, "copied", context.input));
