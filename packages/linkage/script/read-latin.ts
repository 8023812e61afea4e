import { makeReading, type Reading } from "./reading.ts";

/** Latin letters that have no decomposition into a base letter and marks. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
  ŋ: "ng",
  ħ: "h",
  ə: "a",
  ŧ: "t",
  ĸ: "k",
  ɓ: "b",
  ɗ: "d",
  ƙ: "k",
  ɛ: "e",
  ɔ: "o",
  ƴ: "y",
  ƒ: "f",
  ɲ: "ny",
  ʃ: "sh",
  ɩ: "i",
  ʋ: "v",
};

/** Spellings of marked letters that another language or an airline ticket writes out. */
const WRITTEN_OUT: readonly (readonly [RegExp, string])[] = [
  [/ä/g, "ae"],
  [/ö/g, "oe"],
  [/ü/g, "ue"],
  [/å/g, "aa"],
  [/ø/g, "oe"],
  [/ñ/g, "ny"],
  [/ğ/g, ""],
  [/č|ć|ç/g, "ch"],
  [/š|ş|ș/g, "sh"],
  [/ž/g, "zh"],
  [/ə/g, "e"],
  [/đ/g, "dj"],
];

/** Strip marks from lower-case Latin text, keeping a-z and digits (NFD, then the letters above). */
export function stripLatin(word: string): string {
  let out = "";
  for (const character of word.normalize("NFD").replace(/\p{M}/gu, ""))
    out += LETTERS[character] ?? character;
  return out.replace(/[^a-z0-9]/g, "");
}

/** Read a lower-case Latin word; the variants write marked letters out (Müller, Mueller) and Wade-Giles hs as x. */
export function readLatin(word: string): Reading {
  const composed = word.normalize("NFC");
  let writtenOut = composed;
  for (const [pattern, replacement] of WRITTEN_OUT) writtenOut = writtenOut.replace(pattern, replacement);
  const variants = writtenOut === composed ? [] : [stripLatin(writtenOut)];
  const plain = stripLatin(word);
  if (/^hs[iu]/.test(plain)) variants.push(plain.replace(/^hs/, "x"));
  return makeReading(plain, variants);
}
