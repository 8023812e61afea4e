/** Signs that stand for a sound mark inside a name (ayn, hamza, soft sign, elision) and never part two names. */
const INNER_MARKS = /['’‘`´ʻʼʽʾʿˈ′\u02b9\u02ba\u05f3\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Letters of Latin and Cyrillic that look alike; used only for words that mix the two scripts. */
const LOOKALIKES = "аa,еe,оo,рp,сc,хx,уy,іi,ѕs,јj,кk,мm,тt,вb,нh";
const CYRILLIC_TO_LATIN = new Map<string, string>();
const LATIN_TO_CYRILLIC = new Map<string, string>();
for (const pair of LOOKALIKES.split(",")) {
  const [cyrillic = "", latin = ""] = pair;
  CYRILLIC_TO_LATIN.set(cyrillic, latin);
  LATIN_TO_CYRILLIC.set(latin, cyrillic);
}

/** Digits typed for letters (Ig0r Sech1n); used only inside words that also hold letters. */
const DIGIT_LETTERS: Readonly<Record<string, string>> = {
  0: "o",
  1: "i",
  3: "e",
  4: "a",
  5: "s",
  7: "t",
  8: "b",
  9: "g",
};

/** NFKC, case fold, and removal of marks that do not separate names; letters keep their script. */
export function foldText(text: string): string {
  const lower = text.normalize("NFKC").toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ");
  return lower.normalize("NFKC").replace(INNER_MARKS, "");
}

/** Bring a word that mixes Latin and Cyrillic letters into the script most of its letters have. */
export function unmixScripts(word: string): string {
  const latin = word.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const cyrillic = word.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  if (latin === 0 || cyrillic === 0) return word;
  const table = latin >= cyrillic ? CYRILLIC_TO_LATIN : LATIN_TO_CYRILLIC;
  let out = "";
  for (const letter of word) out += table.get(letter) ?? letter;
  return out;
}

/** Read digits between letters as the letters they imitate; a word of digits, or one that only ends in them, stays. */
export function readDigitLetters(word: string): string {
  if (!/\p{Script=Latin}/u.test(word) || !/^\p{L}.*\d\p{L}/u.test(word)) return word;
  return word.replace(/\d/g, (digit) => DIGIT_LETTERS[digit] ?? digit);
}
