/** Writing systems the library can read. `other` has letters that no table covers, `none` has no letters. */
export const SCRIPTS = [
  "latin",
  "cyrillic",
  "arabic",
  "hebrew",
  "greek",
  "armenian",
  "georgian",
  "han",
  "kana",
  "hangul",
  "devanagari",
  "bengali",
  "gurmukhi",
  "gujarati",
  "oriya",
  "tamil",
  "telugu",
  "kannada",
  "malayalam",
  "thai",
  "lao",
  "khmer",
  "myanmar",
  "ethiopic",
  "other",
  "none",
] as const;

export type Script = (typeof SCRIPTS)[number];

const PATTERNS: readonly [Script, RegExp][] = [
  ["latin", /\p{Script=Latin}/u],
  ["cyrillic", /\p{Script=Cyrillic}/u],
  ["arabic", /\p{Script=Arabic}/u],
  ["hebrew", /\p{Script=Hebrew}/u],
  ["greek", /\p{Script=Greek}/u],
  ["armenian", /\p{Script=Armenian}/u],
  ["georgian", /\p{Script=Georgian}/u],
  ["han", /\p{Script=Han}/u],
  ["kana", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["hangul", /\p{Script=Hangul}/u],
  ["devanagari", /\p{Script=Devanagari}/u],
  ["bengali", /\p{Script=Bengali}/u],
  ["gurmukhi", /\p{Script=Gurmukhi}/u],
  ["gujarati", /\p{Script=Gujarati}/u],
  ["oriya", /\p{Script=Oriya}/u],
  ["tamil", /\p{Script=Tamil}/u],
  ["telugu", /\p{Script=Telugu}/u],
  ["kannada", /\p{Script=Kannada}/u],
  ["malayalam", /\p{Script=Malayalam}/u],
  ["thai", /\p{Script=Thai}/u],
  ["lao", /\p{Script=Lao}/u],
  ["khmer", /\p{Script=Khmer}/u],
  ["myanmar", /\p{Script=Myanmar}/u],
  ["ethiopic", /\p{Script=Ethiopic}/u],
];

/** Script of one character, by the Unicode Script property. */
export function scriptOfCharacter(character: string): Script {
  if (!/\p{L}/u.test(character)) return "none";
  for (const [script, pattern] of PATTERNS) if (pattern.test(character)) return script;
  return "other";
}

/** Script that most letters of the text belong to; kana anywhere makes Han text Japanese (`kana`). */
export function detectScript(text: string): Script {
  const counts = new Map<Script, number>();
  for (const character of text) {
    const script = scriptOfCharacter(character);
    if (script !== "none") counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  let best: Script = "none";
  for (const [script, count] of counts) if (count > (counts.get(best) ?? 0)) best = script;
  return best === "han" && counts.has("kana") ? "kana" : best;
}
