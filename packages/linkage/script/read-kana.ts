import { makeReading, type Reading } from "./reading.ts";

const ROWS: readonly (readonly [string, readonly string[]])[] = [
  ["アイウエオ", ["a", "i", "u", "e", "o"]],
  ["カキクケコ", ["ka", "ki", "ku", "ke", "ko"]],
  ["ガギグゲゴ", ["ga", "gi", "gu", "ge", "go"]],
  ["サシスセソ", ["sa", "shi", "su", "se", "so"]],
  ["ザジズゼゾ", ["za", "ji", "zu", "ze", "zo"]],
  ["タチツテト", ["ta", "chi", "tsu", "te", "to"]],
  ["ダヂヅデド", ["da", "ji", "zu", "de", "do"]],
  ["ナニヌネノ", ["na", "ni", "nu", "ne", "no"]],
  ["ハヒフヘホ", ["ha", "hi", "fu", "he", "ho"]],
  ["バビブベボ", ["ba", "bi", "bu", "be", "bo"]],
  ["パピプペポ", ["pa", "pi", "pu", "pe", "po"]],
  ["マミムメモ", ["ma", "mi", "mu", "me", "mo"]],
  ["ヤユヨ", ["ya", "yu", "yo"]],
  ["ラリルレロ", ["ra", "ri", "ru", "re", "ro"]],
  ["ワヲンヴ", ["wa", "o", "n", "vu"]],
];
const KANA = new Map<string, string>();
for (const [characters, sounds] of ROWS)
  for (const [index, character] of [...characters].entries()) KANA.set(character, sounds[index] ?? "");

/** Read a kana word (Hepburn, long vowels single); a word with kanji cannot be read and gives an empty form. */
export function readKana(word: string): Reading {
  const katakana = word
    .normalize("NFKC")
    .replace(/[\u3041-\u3096]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));
  if (/\p{Script=Han}/u.test(katakana)) return makeReading("");
  let out = "";
  for (const character of katakana.replace(/ー/g, "")) {
    if (character === "ッ") continue;
    const small = "ァィゥェォャュョヮ".indexOf(character);
    if (small < 0) out += KANA.get(character) ?? "";
    else if (small < 5) out = out.replace(/[aiueo]$/, "") + ("aiueo"[small] ?? "");
    else out = out.replace(/(sh|ch|j)i$/, "$1").replace(/i$/, "y") + (["a", "u", "o", "wa"][small - 5] ?? "");
  }
  return makeReading(out, [out.replace(/r/g, "l"), out.replace(/b/g, "v"), out.replace(/u$/, "")]);
}
