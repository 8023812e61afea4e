import { langs } from "#kernel/words";

/** `langs` stand in the order ar, zh, en …; the demonstration's texts in the order en, ar, zh, fr, ru, es. */
export const demoOrder = ["en", "ar", "zh", "fr", "ru", "es"] as const;

/** A text in six languages. */
export function demoWords(texts: readonly string[]) {
  const of = (lang: (typeof langs)[number]) => texts[demoOrder.indexOf(lang)] ?? "";
  return {
    lang: "en" as const,
    text: of("en"),
    translations: Object.fromEntries(langs.filter((lang) => lang !== "en").map((lang) => [lang, of(lang)])),
  };
}
