import type { Lang } from "@palermo/vocabulary";
import { treatiesSource } from "@palermo/vocabulary/treaties";
import { z } from "zod";
import { dayText, text } from "../text.ts";
import { countOn, type TreatyStatus } from "./status.ts";

export const TreatyName = z
  .string()
  .regex(/^[A-Z][A-Z0-9-]{1,19}$/)
  .describe("UNTOC, TIP, SOM, FIREARMS, UNCAC, or an instrument of one's own");
export const Day = z.iso.date().describe("parties are counted on this day; today when left out");

export const TreatyCount = z.object({
  treaty: z.string(),
  number: z.string().nullable(),
  label: z.string(),
  adopted: z.string(),
  inForce: z.string().nullable(),
  link: z.string().nullable(),
  parties: z.int(),
  signatories: z.int().describe("signed and not bound on that day"),
  asOf: z.string().nullable().describe("the day up to which the data know"),
  beyond: z.boolean().describe("the day lies after what the data know"),
  source: z.string().nullable(),
  said: z.string().describe("the state of the data, and what is missing when asked beyond it"),
});
export type TreatyCount = z.infer<typeof TreatyCount>;

/** What every count must be read with. */
export function stateOfData(lang: Lang, { asOf }: Pick<TreatyStatus, "asOf">, on: string): string {
  if (asOf === null) return text(lang, "treaty.no-data");
  const date = dayText(lang, asOf);
  return text(lang, on > asOf ? "treaty.beyond" : "treaty.as-of", { date });
}

/** A treaty's line on a day. */
export function countLine(lang: Lang, treaty: TreatyStatus, on: string): TreatyCount {
  const { parties, signatories, beyond } = countOn(treaty, on);
  const { number, label, adopted, inForce, link, asOf, source } = treaty;
  return {
    treaty: treaty.treaty,
    number,
    label: label[lang],
    adopted,
    inForce,
    link,
    parties,
    signatories,
    asOf,
    beyond,
    // The copy that Palermo brings names its source in the reader's language.
    source: source === treatiesSource ? text(lang, "treaty.source-copy") : source,
    said: stateOfData(lang, treaty, on),
  };
}
