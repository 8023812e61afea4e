import { makeReading, type Reading } from "./reading.ts";

const KHMER: Readonly<Record<string, string>> = {
  ក: "k",
  ខ: "kh",
  គ: "k",
  ឃ: "kh",
  ង: "ng",
  ច: "ch",
  ឆ: "ch",
  ជ: "ch",
  ឈ: "ch",
  ញ: "nh",
  ដ: "d",
  ឋ: "th",
  ឌ: "d",
  ឍ: "th",
  ណ: "n",
  ត: "t",
  ថ: "th",
  ទ: "t",
  ធ: "th",
  ន: "n",
  ប: "b",
  ផ: "ph",
  ព: "p",
  ភ: "ph",
  ម: "m",
  យ: "y",
  រ: "r",
  ល: "l",
  វ: "v",
  ស: "s",
  ហ: "h",
  ឡ: "l",
  អ: "",
  "ា": "a",
  "ិ": "i",
  "ី": "i",
  "ឹ": "oe",
  "ឺ": "eu",
  "ុ": "u",
  "ូ": "u",
  "ួ": "uo",
  "ើ": "aeu",
  "ឿ": "oea",
  "ៀ": "ie",
  "េ": "e",
  "ែ": "e",
  "ៃ": "ai",
  "ោ": "o",
  "ៅ": "au",
  "ំ": "am",
  "ះ": "ah",
  ឥ: "e",
  ឧ: "u",
  ឱ: "o",
};

/** Read a Khmer word roughly (UNGEGN): stacked consonants follow directly, bare consonants get an o between. */
export function readKhmer(word: string): Reading {
  const letters = [...word.replace(/[៉៊់៌៍៎៏័]/g, "")];
  let out = "";
  letters.forEach((letter, index) => {
    if (letter === "្") return;
    const sound = KHMER[letter] ?? "";
    const next = letters[index + 1];
    out += sound;
    const bare = /[ក-អ]/.test(letter) && next !== undefined && /[ក-អ]/.test(next);
    if (bare && !/[aeiou][a-z]+$/.test(out)) out += "o";
  });
  return makeReading(out, [out.replace(/b/g, "p"), out.replace(/am/g, "um"), out.replace(/v/g, "w")]);
}
