import { z } from "zod";
import { TranslatedText } from "#kernel/words";
import { Identifier, Judgment } from "../words/index.ts";
import { DigestInput } from "./words.ts";

const outcomes = ["convicted", "acquitted", "mixed", "other"] as const;

/** A case as the list of cases of a digest has it. */
export const DigestCase = z.object({
  code: z.string(),
  title: TranslatedText(300),
  court: TranslatedText(300),
  jurisdiction: z.string(),
  decided: z.string().nullable(),
  finality: Judgment.shape.finality,
  outcome: z.enum(outcomes),
  identifiers: z.array(Identifier),
});
export type DigestCase = z.infer<typeof DigestCase>;

export const Extract = z.object({
  code: z.string(),
  extract: TranslatedText(4000).nullable(),
  place: z.string().nullable(),
});
export type Extract = z.infer<typeof Extract>;

/** What stands under one evidential issue. */
export const DigestSection = z.object({
  issue: z.string(),
  note: TranslatedText(4000).nullable(),
  cases: z.int(),
  counts: z.array(z.object({ jurisdiction: z.string(), outcome: z.enum(outcomes), cases: z.int() })),
  extracts: z.array(Extract),
});
export type DigestSection = z.infer<typeof DigestSection>;

/** What an edition keeps beside the words of its cases: its author's own words, and counts. */
export const EditionContent = DigestInput.extend({
  sections: z.array(DigestSection.pick({ issue: true, cases: true, counts: true })),
});
export type EditionContent = z.infer<typeof EditionContent>;

/** The words of one case in an edition. */
export const CaseWords = z.object({
  case: DigestCase,
  extracts: z.array(Extract.omit({ code: true }).extend({ issue: z.string() })),
});
export type CaseWords = z.infer<typeof CaseWords>;

/** What can have changed of a case since an edition was frozen; its title follows what is published, since names stand in titles. */
export const changedParts = ["court", "decided", "finality", "outcome", "extracts"] as const;

export const Change = z.object({
  code: z.string(),
  kind: z.enum(["revised", "withdrawn", "names"]),
  what: z.array(z.enum(changedParts)).describe("of a revised case: in what it reads otherwise now"),
});
export type Change = z.infer<typeof Change>;
