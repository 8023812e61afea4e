import { z } from "zod";
import { Money, TranslatedText } from "#kernel/words";
import { codesOf } from "./codes.ts";

export const pleas = ["guilty", "not-guilty", "none", "unknown"] as const;

export const Sentence = z.object({
  imprisonmentMonths: z.int().min(0).max(12_000).optional().describe("months of imprisonment"),
  suspendedMonths: z.int().min(0).max(12_000).optional().describe("of these, months suspended"),
  life: z.boolean().default(false).describe("imprisonment for life"),
  probationMonths: z.int().min(0).max(12_000).optional(),
  fine: Money.optional(),
  confiscation: Money.optional(),
  compensation: Money.optional().describe("compensation or restitution ordered to victims"),
  other: TranslatedText(500).optional(),
});
export type Sentence = z.infer<typeof Sentence>;

/** One charge against one defendant with its outcome: verdicts are per defendant and per count. */
export const Charge = z.object({
  defendant: z.string().describe("the key of a defendant of this judgment"),
  count: z.int().min(1).max(1000).optional().describe("number of the count in the indictment"),
  statute: z.string().trim().min(1).max(300),
  charge: TranslatedText(1000).optional(),
  crimeType: codesOf("crime-type").optional(),
  plea: z.enum(pleas).default("unknown"),
  verdict: codesOf("verdict").default("unknown"),
  sentence: Sentence.optional(),
  reasoning: TranslatedText(4000).optional(),
});
export type Charge = z.infer<typeof Charge>;
