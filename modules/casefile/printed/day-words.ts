import { formatPartialDate, type Lang } from "#kernel/words";
import { text } from "../text.ts";

/** A partial date in words, as pages show it. */
export function partialDateWords(lang: Lang, edtf: string): string {
  return formatPartialDate({ text: edtf }, lang, (word, { date, end = "" }) =>
    text(lang, `date.${word}`, { date, end }),
  );
}

/** A day in the reader's language with European digits; nothing stays nothing. */
export function dayWords(lang: Lang, at: string | Date | null): string {
  if (at === null) return "";
  const format = new Intl.DateTimeFormat(lang === "ar" ? "ar-u-nu-latn" : lang, {
    dateStyle: "medium",
    timeZone: "UTC",
  });
  return format.format(new Date(at));
}

/** The days between which something lies. */
export function spanWords(lang: Lang, earliest: string | null, latest: string | null): string {
  if (earliest === latest || latest === null) return dayWords(lang, earliest);
  if (earliest === null) return dayWords(lang, latest);
  return `${dayWords(lang, earliest)} – ${dayWords(lang, latest)}`;
}
