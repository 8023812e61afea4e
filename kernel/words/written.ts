import { z } from "zod";
import { type Lang, langs } from "../i18n/lang.ts";

const Language = z.enum(langs);

/** A text in the language in which it was written, and its translations. */
export function Words(most: number) {
  const One = z.string().trim().min(1).max(most);
  return z.object({
    lang: Language.describe("language in which it was written"),
    text: One,
    translations: z.partialRecord(Language, One).default({}),
  });
}
export type Words = { lang: Lang; text: string; translations: Partial<Record<Lang, string>> };

/** A text in the reader's language where there is one, else as it was written. */
export function wordsIn({ lang, text, translations }: Words, reader: Lang): string {
  return reader === lang ? text : (translations[reader] ?? text);
}
