import { z } from "zod";

/** Acts of TIP Protocol article 3(a); codes of the vocabulary's list `act`. */
export const acts = ["recruitment", "transportation", "transfer", "harbouring", "receipt"] as const;

/** Means of TIP Protocol article 3(a); codes of the vocabulary's list `means`. */
export const means = [
  "threat_or_use_of_force",
  "other_coercion",
  "abduction",
  "fraud",
  "deception",
  "abuse_of_power",
  "abuse_of_vulnerability",
  "payments_or_benefits_to_controller",
] as const;

/** Purposes of TIP Protocol article 3(a); codes of the vocabulary's list `purpose`. */
export const purposes = [
  "sexual_exploitation",
  "forced_labour_or_services",
  "slavery_or_similar",
  "servitude",
  "organ_removal",
  "other",
] as const;

/** What a screening looks for. The first three make trafficking in persons; the next two, smuggling of migrants (SOM 3(a), 6). */
export const elements = [
  "act",
  "means",
  "purpose",
  "benefit",
  "illegal-entry",
  "aggravation",
  "offence",
  "protection",
] as const;
export const Element = z.enum(elements);
export type Element = z.infer<typeof Element>;

/** Elements of trafficking in persons (TIP 3(a)). */
export const traffickingElements = ["act", "means", "purpose"] as const satisfies readonly Element[];

/** Circumstances that make smuggling graver (SOM 6(3)); codes of the vocabulary's list `som-aggravation`. */
export const aggravations = ["endangers_life_or_safety", "inhuman_or_degrading_treatment"] as const;

/** Offences that a smuggled migrant may have suffered on the way (SOM 16). */
export const offences = [
  "violence",
  "sexual-violence",
  "robbery",
  "extortion",
  "kidnapping",
  "deprivation",
  "forced-work",
] as const;

/** Needs that call for protection whatever the person turns out to be (SOM 16, TIP 6). */
export const protections = ["asylum", "medical", "child", "family-unity", "safety"] as const;

/** Codes that an element may be told by; an element that is not named has none. */
export const codesOfElement: Partial<Record<Element, readonly string[]>> = {
  act: acts,
  means,
  purpose: purposes,
  aggravation: aggravations,
  offence: offences,
  protection: protections,
};

/** What a question's answer says of an element. */
export const Claim = z.object({
  element: Element,
  code: z.string().max(60).optional().describe("code of the element, such as deception for a means"),
});
export type Claim = z.infer<typeof Claim>;
