import { findCountry, labelOf } from "@palermo/vocabulary";
import type { Lang } from "#kernel/words";
import { text } from "../text.ts";

/** A text in its own direction inside a line of another one (UAX 9). */
export function isolate(words: string): string {
  return `\u2068${words}\u2069`;
}

/** Parts of one line, each in its own direction. */
export function inLine(lang: Lang, parts: readonly (string | null | undefined)[]): string {
  const between = lang === "ar" ? "، " : lang === "zh" ? "，" : ", ";
  return parts
    .filter((part) => part !== null && part !== undefined && part !== "")
    .map((part) => isolate(part ?? ""))
    .join(between);
}

/** A day in the reader's language, with European digits. */
export function dayIn(lang: Lang, day: string): string {
  return new Intl.DateTimeFormat(lang === "ar" ? "ar-u-nu-latn" : lang, {
    dateStyle: "long",
    timeZone: "UTC",
  }).format(new Date(`${day.slice(0, 10)}T12:00:00Z`));
}

export function elementIn(lang: Lang, element: string): string {
  return text(lang, `element.${element}`);
}

export function issueIn(lang: Lang, issue: string): string {
  return labelOf("evidential-issue", issue, lang);
}

export function countryIn(lang: Lang, code: string): string {
  return findCountry({ alpha2: code })?.label[lang] ?? code;
}
