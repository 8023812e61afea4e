import type { Lang } from "../i18n/lang.ts";

/** A moment with its day and minute in UTC, in the reader's language with European digits. */
export function momentIn(lang: Lang, at: string): string {
  const format = new Intl.DateTimeFormat(lang === "ar" ? "ar-u-nu-latn" : lang, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return `${format.format(new Date(at))} UTC`;
}
