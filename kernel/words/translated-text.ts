import { z } from "zod";

/** A language of content: any of ISO 639, `und` where it is not known. */
export const ContentLang = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "a language code of ISO 639, such as en, zh or pt");

const noTranslations = {};

/** A text in the language in which it was written, with its translations: who made each, and whether it was looked over. */
export function TranslatedText(most: number) {
  const One = z.string().trim().min(1).max(most);
  return z.object({
    lang: ContentLang.describe("language in which it was written"),
    text: One,
    translations: z
      .partialRecord(
        ContentLang,
        z.object({
          text: One,
          by: z.string().max(120).describe("person, office or machine"),
          reviewed: z.boolean(),
        }),
      )
      .default(noTranslations),
  });
}

export type TranslatedText = {
  lang: string;
  text: string;
  translations: Partial<Record<string, { text: string; by: string; reviewed: boolean }>>;
};

/** The text in the reader's language where there is one, else as it was written. */
export function textIn(
  { lang, text, translations }: TranslatedText,
  reader: string,
): { lang: string; text: string } {
  if (lang === reader) return { lang, text };
  const there = translations[reader];
  return there === undefined ? { lang, text } : { lang: reader, text: there.text };
}
