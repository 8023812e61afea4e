/** Stemmers that every PostgreSQL from 15 on brings, by ISO 639-1. */
const stemmers: Readonly<Record<string, string>> = {
  ar: "arabic_stem",
  hy: "armenian_stem",
  eu: "basque_stem",
  ca: "catalan_stem",
  da: "danish_stem",
  nl: "dutch_stem",
  en: "english_stem",
  fi: "finnish_stem",
  fr: "french_stem",
  de: "german_stem",
  el: "greek_stem",
  hi: "hindi_stem",
  hu: "hungarian_stem",
  id: "indonesian_stem",
  ga: "irish_stem",
  it: "italian_stem",
  lt: "lithuanian_stem",
  ne: "nepali_stem",
  nb: "norwegian_stem",
  nn: "norwegian_stem",
  no: "norwegian_stem",
  pt: "portuguese_stem",
  ro: "romanian_stem",
  ru: "russian_stem",
  sr: "serbian_stem",
  es: "spanish_stem",
  sv: "swedish_stem",
  ta: "tamil_stem",
  tr: "turkish_stem",
  yi: "yiddish_stem",
};

/** No stemmer: the word as it is, folded. */
export const simple = "simple";

const scripts: Readonly<Record<string, WordScript>> = {
  ar: "arabic",
  hy: "other",
  el: "greek",
  hi: "other",
  ne: "other",
  ru: "cyrillic",
  sr: "cyrillic",
  ta: "other",
  yi: "other",
};

export type WordScript = "latin" | "cyrillic" | "arabic" | "greek" | "other";

export function scriptOf(word: string): WordScript {
  if (/^[\p{Script=Latin}\p{N}\p{M}]/u.test(word)) return "latin";
  if (/^\p{Script=Cyrillic}/u.test(word)) return "cyrillic";
  if (/^\p{Script=Arabic}/u.test(word)) return "arabic";
  return /^\p{Script=Greek}/u.test(word) ? "greek" : "other";
}

/** The language without region and script: `pt` for `pt-BR`. */
export function baseLang(lang: string): string {
  return (lang.split(/[-_]/, 1)[0] ?? "und").toLowerCase();
}

/**
 * The stemmer for a word of this script in a text of this language. Words in Latin letters within a language of another
 * script are taken for English, as PostgreSQL's own configurations do; a word of a foreign script stays as it is.
 */
export function stemmerFor(lang: string, script: WordScript): string {
  const base = baseLang(lang);
  const own = stemmers[base];
  const ownScript = scripts[base] ?? (own === undefined ? undefined : "latin");
  if (script === ownScript) return own ?? simple;
  if (script !== "latin" || base === "und") return simple;
  return ownScript === undefined && base !== "zh" && base !== "ja" && base !== "ko" ? simple : "english_stem";
}
