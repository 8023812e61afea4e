import { z } from "zod";
import { PanelAnswer } from "../views/view.ts";

/** A code of ISO 3166-1, of a State that no longer exists (ISO 3166-3), or one that sources use. */
export const CountryCode = z
  .string()
  .trim()
  .min(2)
  .max(4)
  .regex(/^[A-Za-z]{2,4}$/, "a code of two letters such as PH")
  .describe("code of a country, such as PH; CSXX and its like for States that no longer exist");

const Year = z.int().min(1900).max(2100);
const Choice = {
  data: z
    .record(z.string().max(41), z.string().min(1).max(80))
    .default({})
    .describe("code or id of the data set for a panel"),
  from: Year.optional().describe("first year"),
  to: Year.optional().describe("last year"),
};

export const CountryAsk = z.object({
  country: CountryCode,
  ...Choice,
  rankings: z
    .boolean()
    .default(false)
    .describe("shows rankings by one government or study too; off by default"),
});
export type CountryAsk = z.infer<typeof CountryAsk>;

export const CompareAsk = z.object({
  countries: z.array(CountryCode).min(1).max(4).describe("up to four countries, in the order of show"),
  ...Choice,
});
export type CompareAsk = z.infer<typeof CompareAsk>;

export const Place = z.object({
  code: z.string(),
  label: z.string(),
  /** The State no longer exists: nothing here speaks of a State of today. */
  former: z.boolean(),
  /** Only the invented State of the demonstration. */
  demonstration: z.boolean(),
});
export type Place = z.infer<typeof Place>;

export const treatyStates = ["party", "signatory", "none"] as const;
export const TreatyStatus = z.object({
  treaty: z.string(),
  label: z.string(),
  state: z.enum(treatyStates),
  signed: z.string().nullable(),
  bound: z.string().nullable(),
  how: z.string().nullable().describe("kind of the act: ratification, accession and so on"),
  said: z.string().describe("all of it in words"),
});
export type TreatyStatus = z.infer<typeof TreatyStatus>;

export const Treaties = z.object({
  asOf: z.string(),
  source: z.string(),
  notes: z.array(z.string()),
  items: z.array(z.object({ country: z.string(), treaties: z.array(TreatyStatus) })),
});
export type Treaties = z.infer<typeof Treaties>;

export const Section = z.object({
  section: z.string(),
  title: z.string(),
  about: z.string(),
  panels: z.array(PanelAnswer),
  elsewhere: z.array(z.string()).describe("where figures can be had, if there are none here"),
});
export type Section = z.infer<typeof Section>;

export const CountryProfile = z.object({
  country: Place,
  title: z.string(),
  about: z.string(),
  notes: z.array(z.string()),
  treaties: Treaties,
  sections: z.array(Section),
  years: z.object({ first: z.int(), last: z.int() }).nullable(),
  rankings: z.boolean().describe("rankings of this country are here and may be shown"),
});
export type CountryProfile = z.infer<typeof CountryProfile>;

export const Comparison = z.object({
  countries: z.array(Place),
  title: z.string(),
  about: z.string(),
  notes: z.array(z.string()),
  treaties: Treaties,
  sections: z.array(Section),
  years: z.object({ first: z.int(), last: z.int() }).nullable(),
});
export type Comparison = z.infer<typeof Comparison>;

export const exportFormats = ["csv", "xlsx", "pdf", "picture"] as const;
export const CountryFile = z.object({
  panel: z.string().max(41).optional().describe("one panel; the whole page when left out"),
  format: z
    .enum(exportFormats)
    .describe("picture: the words that stand around a picture made on the reader's device"),
});
