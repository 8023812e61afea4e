import { z } from "zod";
import { ElementCode } from "../offences/offence.ts";

export const effects = ["supports", "weakens"] as const;
export const weights = ["strong", "some", "slight"] as const;

/** What is sealed of a cell. */
export const ProofContent = z.object({
  place: z.string().trim().max(200).default("").describe("where the passage stands: page, paragraph, minute"),
  quotation: z.string().trim().max(4000).default("").describe("the passage itself"),
  note: z.string().trim().max(4000).default(""),
});
export type ProofContent = z.infer<typeof ProofContent>;

/** What speaks for or against an element: an exhibit, or what a person can testify. */
export const ProofSource = z.union([
  z.object({ evidenceId: z.uuid() }),
  z.object({ participantId: z.uuid() }),
]);
export type ProofSource = z.infer<typeof ProofSource>;

export const Proof = z.object({
  proofId: z.uuid(),
  chargeId: z.uuid(),
  element: ElementCode,
  source: ProofSource,
  effect: z.enum(effects),
  weight: z.enum(weights),
  restsOn: z.array(z.uuid()),
  content: ProofContent,
  addedBy: z.string(),
  addedAt: z.string(),
  version: z.int(),
});
export type Proof = z.infer<typeof Proof>;
