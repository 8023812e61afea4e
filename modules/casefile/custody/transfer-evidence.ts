import { z } from "zod";
import { action } from "#kernel/action";
import { Custody, CustodyFacts, OtherHand } from "./custody.ts";
import { custodyRefusals, recordCustody } from "./record-custody.ts";

export const TransferEvidence = CustodyFacts.extend({
  evidenceId: z.uuid(),
  eventId: z.uuid().describe("made by the client"),
  to: OtherHand.min(1),
});

export const transferEvidence = action({
  name: "casefile.transfer-evidence",
  about: "Records that a piece of evidence was handed over to somebody else.",
  needs: "casefile.work",
  input: TransferEvidence,
  output: Custody,
  refusals: [...custodyRefusals],
  emits: ["casefile.custody-recorded"],
}).run((context) => recordCustody(context, "transferred", { ...context.input, other: context.input.to }));
