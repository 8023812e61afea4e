import { z } from "zod";
import { codesOf, severalOf } from "./codes.ts";

export const answers = ["yes", "no", "unknown"] as const;

export const codedElements = ["acts", "means", "purposes", "forms", "sectors"] as const;
export type CodedElement = (typeof codedElements)[number];
/** Who chose the codes of an element: the source that was imported, our rules over its text, or an editor. */
export const coders = ["source", "rule", "editor"] as const;
const noCoders = {};

/** Elements of trafficking in persons as the court found or discussed them (TIP Protocol article 3). */
export const Elements = z.object({
  acts: severalOf("act"),
  means: severalOf("means"),
  purposes: severalOf("purpose"),
  forms: severalOf("form"),
  sectors: severalOf("sector"),
  geography: codesOf("geography").default("unknown"),
  organizedGroup: z.enum(answers).default("unknown").describe("an organized criminal group was involved"),
  codedBy: z
    .partialRecord(z.enum(codedElements), z.enum(coders))
    .default(noCoders)
    .describe("who chose the codes, where it was not an editor: codes by rule are proposals"),
});
export type Elements = z.infer<typeof Elements>;

export const benefits = ["direct", "indirect", "none", "unknown"] as const;
export const documentKinds = ["falsified", "improperly-obtained", "used-by-another"] as const;

/** Elements of smuggling of migrants (SOM Protocol articles 3 and 6). */
export const Smuggling = z.object({
  conduct: severalOf("som-conduct"),
  benefit: z.enum(benefits).default("unknown").describe("financial or other material benefit"),
  illegalEntry: z.enum(answers).default("unknown"),
  documents: z.array(z.enum(documentKinds)).max(3).default([]),
  aggravation: severalOf("som-aggravation"),
  modes: severalOf("travel-mode"),
});
export type Smuggling = z.infer<typeof Smuggling>;
