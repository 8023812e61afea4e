import type { Words } from "#kernel/words";

/** An invented text of the demonstration in six languages, English first. */
export function six(en: string, ar: string, zh: string, fr: string, ru: string, es: string): Words {
  return { lang: "en", text: en, translations: { ar, zh, fr, ru, es } };
}

/** A whole day as a partial date. */
export function onDay(day: string): { text: string; earliest: string; latest: string } {
  return { text: day, earliest: day, latest: day };
}
