import { z } from "zod";

export const closingFields = ["title", "facts", "reasoning", "significance"] as const;
export type ClosingField = (typeof closingFields)[number];

/** The words of a closing summary: written by a person, in one language. */
export const ClosingTexts = z.object({
  lang: z.string().regex(/^[a-z]{2,3}$/, "a language code of ISO 639, such as en, zh or pt"),
  title: z.string().trim().min(3).max(300),
  facts: z.string().trim().min(1).max(40_000).describe("what happened, without anybody's name"),
  reasoning: z.string().trim().max(40_000).default("").describe("why the court decided so"),
  significance: z.string().trim().max(20_000).default("").describe("what others can learn from it"),
});
export type ClosingTexts = z.infer<typeof ClosingTexts>;

/** As it is proposed or half written: whatever is not there yet is empty. */
export const DraftTexts = z.object({
  lang: ClosingTexts.shape.lang,
  title: z.string().max(300),
  facts: z.string().max(40_000),
  reasoning: z.string().max(40_000),
  significance: z.string().max(20_000),
});
export type DraftTexts = z.infer<typeof DraftTexts>;

/** Why a case gives no record for case law. */
export const closingRefusals = ["no-verdict-yet", "not-for-case-law", "name-not-known"] as const;

/** A place at which a text tells who somebody of the case is; it is never sent. */
export const TellingPlace = z.object({
  field: z.enum(closingFields),
  found: z.string(),
  before: z.string(),
  after: z.string(),
});
export type TellingPlace = z.infer<typeof TellingPlace>;
