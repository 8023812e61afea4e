import { z } from "zod";
import { action } from "#kernel/action";
import { Custody, CustodyFacts, OtherHand } from "./custody.ts";
import { custodyRefusals, recordCustody } from "./record-custody.ts";

export const ReturnEvidence = CustodyFacts.extend({
  evidenceId: z.uuid(),
  eventId: z.uuid().describe("made by the client"),
  to: OtherHand.min(1),
});

export const returnEvidence = action({
  name: "casefile.return-evidence",
  about: "Records that a piece of evidence was returned, with which its custody ends.",
  needs: "casefile.work",
  input: ReturnEvidence,
  output: Custody,
  refusals: [...custodyRefusals],
  emits: ["casefile.custody-recorded"],
}).run((context) => recordCustody(context, "returned", { ...context.input, other: context.input.to }));
