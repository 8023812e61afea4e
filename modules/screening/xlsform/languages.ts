const english = new Intl.DisplayNames(["en"], { type: "language" });

/** A language as XLSForm writes it in a heading: `label::French (fr)`. */
export function languageName(lang: string): string {
  const name = english.of(lang) ?? lang;
  return `${name} (${lang})`;
}

/** The language of a heading such as `label::French (fr)`, `label::fr` or `label`; `label:fr` is old and read too. */
export function languageOf(heading: string, column: string): string | null {
  if (heading === column) return "default";
  const found = new RegExp(`^${column}::?(.+)$`, "i").exec(heading);
  const told = found?.[1]?.trim();
  if (told === undefined) return null;
  const inBrackets = /\(([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*$/.exec(told)?.[1];
  if (inBrackets !== undefined) return inBrackets;
  if (/^[a-z]{2,3}$/.test(told)) return told;
  const wanted = told.toLowerCase();
  return common.find((lang) => english.of(lang)?.toLowerCase() === wanted) ?? null;
}

/** Languages that forms name without their code. */
const common = [
  "ar",
  "zh",
  "en",
  "fr",
  "ru",
  "es",
  "pt",
  "de",
  "it",
  "sw",
  "am",
  "ti",
  "so",
  "fa",
  "ur",
  "bn",
  "hi",
  "tr",
  "uk",
  "ro",
  "vi",
  "th",
  "km",
  "my",
  "ne",
  "ps",
  "ku",
  "ha",
  "yo",
];
