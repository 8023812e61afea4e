import { z } from "zod";
import { action } from "#kernel/action";
import { Custody, CustodyFacts, OtherHand } from "./custody.ts";
import { custodyRefusals, recordCustody } from "./record-custody.ts";

export const ReceiveEvidence = CustodyFacts.extend({
  evidenceId: z.uuid(),
  eventId: z.uuid().describe("made by the client"),
  from: OtherHand.default(""),
});

export const receiveEvidence = action({
  name: "casefile.receive-evidence",
  about: "Records that a piece of evidence was received from another hand.",
  needs: "casefile.work",
  input: ReceiveEvidence,
  output: Custody,
  refusals: [...custodyRefusals],
  emits: ["casefile.custody-recorded"],
}).run((context) => recordCustody(context, "received", { ...context.input, other: context.input.from }));
