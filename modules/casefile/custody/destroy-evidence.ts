import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { destroyBytes } from "../evidence/destroy-bytes.ts";
import { findEvidence } from "../evidence/evidence-row.ts";
import { Custody, CustodyFacts } from "./custody.ts";
import { custodyRefusals, recordCustody } from "./record-custody.ts";

export const DestroyEvidence = CustodyFacts.extend({
  evidenceId: z.uuid(),
  eventId: z.uuid().describe("made by the client"),
});

export const destroyEvidence = action({
  name: "casefile.destroy-evidence",
  about:
    "Records that a piece of evidence was destroyed by order, with which its custody ends; the bytes of a file are destroyed with it. A legal hold stops it.",
  needs: "casefile.work",
  input: DestroyEvidence,
  output: Custody,
  refusals: [...custodyRefusals, "legal-hold"],
  emits: ["casefile.custody-recorded"],
}).run(async (context) => {
  const { row, of } = await findEvidence(context, context.input.evidenceId);
  if (of.held) return refuse("legal-hold");
  // The act first: its digest is that of the bytes which go now.
  const recorded = await recordCustody(context, "destroyed", context.input);
  if (isRefusal(recorded)) return recorded;
  return (await destroyBytes(context, row)) ? recorded : refuse("legal-hold");
});
