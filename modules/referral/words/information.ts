import { z } from "zod";
import { CountryCode } from "./area.ts";

/** What a person has to be told (A25, A29; TIP Protocol article 6(2) and (3)(b); SOM Protocol article 16). */
export const informationTopics = [
  "confidentiality",
  "duties-to-report",
  "your-rights",
  "recovery-period",
  "lawyer",
  "asylum",
  "consular-notice",
  "proceedings",
  "compensation",
  "complaint",
  "your-data",
] as const;
export const InformationTopic = z.enum(informationTopics);

/** How it can be given: somebody who cannot read, or does not hear, is told all the same. */
export const informationForms = ["written", "read-aloud", "sign"] as const;

export const InformationFacts = z
  .object({
    country: CountryCode,
    topic: InformationTopic,
    lang: z.string().regex(/^[a-z]{2,3}$/, "a language code of ISO 639, such as ti for Tigrinya"),
    forms: z.array(z.enum(informationForms)).min(1).max(3),
    words: z.string().trim().max(8000).describe("as it is handed out or read; of nobody in particular"),
    checkedBy: z
      .string()
      .trim()
      .max(200)
      .default("")
      .describe("role of whoever looked the translation over; no name"),
    checkedOn: z.iso.date().nullable().default(null),
  })
  .superRefine((text, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if ((text.checkedBy === "") !== (text.checkedOn === null))
      wrong(
        text.checkedBy === "" ? "checkedBy" : "checkedOn",
        "both who looked it over and when, or neither",
      );
    if (text.words === "" && text.forms.some((form) => form !== "sign"))
      wrong("words", "the words, where it is written or read aloud");
  });
export type InformationFacts = z.infer<typeof InformationFacts>;
