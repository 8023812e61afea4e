import { makeReading, type Reading } from "./reading.ts";

/** Consonant of each row of eight from U+1200; the place in the row is the vowel. */
const ROWS: Readonly<Record<number, string>> = {
  4608: "h",
  4616: "l",
  4624: "h",
  4632: "m",
  4640: "s",
  4648: "r",
  4656: "s",
  4664: "sh",
  4672: "k",
  4680: "kw",
  4688: "k",
  4704: "b",
  4712: "v",
  4720: "t",
  4728: "ch",
  4736: "h",
  4744: "hw",
  4752: "n",
  4760: "ny",
  4768: "",
  4776: "k",
  4784: "kw",
  4792: "h",
  4808: "w",
  4816: "",
  4824: "z",
  4832: "zh",
  4840: "y",
  4848: "d",
  4864: "j",
  4872: "g",
  4896: "t",
  4904: "ch",
  4912: "p",
  4920: "ts",
  4928: "ts",
  4936: "f",
  4944: "p",
};
const VOWELS = ["e", "u", "i", "a", "e", "", "o", "wa"];
const GUTTURALS = new Set([0x1200, 0x1210, 0x1280, 0x12a0, 0x12d0]);

/** Read an Ethiopic word (simplified BGN/PCGN for Amharic and Tigrinya; the sixth order is silent or e, i). */
export function readEthiopic(word: string): Reading {
  let plain = "";
  let voiced = "";
  for (const character of word) {
    const code = character.codePointAt(0) ?? 0;
    const row = code - (code % 8);
    const order = code % 8;
    const consonant = ROWS[row];
    if (consonant === undefined) continue;
    const vowel = order === 0 && GUTTURALS.has(row) ? "a" : (VOWELS[order] ?? "");
    const first = plain === "";
    plain += consonant + (vowel === "" && first && consonant === "" ? "e" : vowel);
    voiced += consonant + (order === 5 ? "i" : vowel);
  }
  return makeReading(plain, [
    voiced,
    voiced.replace(/i$/, ""),
    voiced.replace(/i/g, "e"),
    plain.replace(/e/g, "a"),
  ]);
}
