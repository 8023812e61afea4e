/** The six official languages of the United Nations, in their English alphabetical order. */
export const langs = ["ar", "zh", "en", "fr", "ru", "es"] as const;

export type Lang = (typeof langs)[number];

/** One text in all six languages; none may be empty. */
export type Label = Readonly<Record<Lang, string>>;

/** Tells whether a text is one of the six language codes. */
export function isLang(text: string): text is Lang {
  return langs.some((lang) => lang === text);
}
