import { type Lang, labelOf } from "@palermo/vocabulary";
import { type Html, html } from "#kernel/public-face";
import type { TranslatedText } from "#kernel/words";

export const base = (lang: Lang) => `/public/${lang}/library`;

export type Read = { readonly text: string; readonly lang: string };

/** A text in the reader's language where it has that version, else as it was written. */
export function readIn({ lang: own, text, translations }: TranslatedText, lang: Lang): Read {
  const there = own === lang ? undefined : translations[lang];
  return there === undefined ? { text, lang: own } : { text: there.text, lang };
}

export function inline(words: TranslatedText, lang: Lang): Html {
  const read = readIn(words, lang);
  return html`<bdi lang="${read.lang}">${read.text}</bdi>`;
}

export function paragraphs({ text, lang }: Read): Html[] {
  return text
    .split(/\n\s*\n/)
    .filter((one) => one.trim() !== "")
    .map((one) => html`<p lang="${lang}" dir="auto">${one.trim()}</p>\n`);
}

export function languageName(code: string, lang: Lang): string {
  return labelOf("language", code, lang);
}

/** Parts of one line, joined as the language writes lists. */
export function joined(lang: Lang, parts: readonly (string | false | null | undefined)[]): string {
  const mark = lang === "ar" ? "، " : lang === "zh" ? "，" : ", ";
  return parts
    .filter((part) => part !== "" && part !== false && part !== null && part !== undefined)
    .join(mark);
}
