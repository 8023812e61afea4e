import { z } from "zod";
import { action } from "#kernel/action";
import { Custody, CustodyFacts } from "./custody.ts";
import { custodyRefusals, recordCustody } from "./record-custody.ts";

export const ExamineEvidence = CustodyFacts.extend({
  evidenceId: z.uuid(),
  eventId: z.uuid().describe("made by the client"),
});

export const examineEvidence = action({
  name: "casefile.examine-evidence",
  about: "Records that a piece of evidence was opened and examined.",
  needs: "casefile.work",
  input: ExamineEvidence,
  output: Custody,
  refusals: [...custodyRefusals],
  emits: ["casefile.custody-recorded"],
}).run((context) => recordCustody(context, "examined", context.input));
