import { z } from "zod";
import { action } from "#kernel/action";
import { Custody, CustodyFacts } from "./custody.ts";
import { custodyRefusals, recordCustody } from "./record-custody.ts";

export const SeizeEvidence = CustodyFacts.extend({
  evidenceId: z.uuid(),
  eventId: z.uuid().describe("made by the client"),
});

export const seizeEvidence = action({
  name: "casefile.seize-evidence",
  about: "Records the seizure with which the custody of a piece of evidence begins.",
  needs: "casefile.work",
  input: SeizeEvidence,
  output: Custody,
  refusals: [...custodyRefusals],
  emits: ["casefile.custody-recorded"],
}).run((context) => recordCustody(context, "seized", context.input));
