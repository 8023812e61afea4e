import { makeReading, type Reading } from "./reading.ts";

const MYANMAR: Readonly<Record<string, string>> = {
  က: "k",
  ခ: "kh",
  ဂ: "g",
  ဃ: "g",
  င: "ng",
  စ: "s",
  ဆ: "s",
  ဇ: "z",
  ဈ: "z",
  ဉ: "ny",
  ည: "ny",
  ဋ: "t",
  ဌ: "ht",
  ဍ: "d",
  ဎ: "d",
  ဏ: "n",
  တ: "t",
  ထ: "ht",
  ဒ: "d",
  ဓ: "d",
  န: "n",
  ပ: "p",
  ဖ: "ph",
  ဗ: "b",
  ဘ: "b",
  မ: "m",
  ယ: "y",
  ရ: "y",
  လ: "l",
  ဝ: "w",
  သ: "th",
  ဟ: "h",
  ဠ: "l",
  အ: "a",
  ဥ: "u",
  ဦ: "u",
  ဩ: "aw",
  ဧ: "e",
  ဣ: "i",
};
/** Rhymes: vowel signs with their closing consonant, longest first. */
const MYANMAR_RHYMES: readonly (readonly [string, string])[] = [
  ["ောင်", "aung"],
  ["ိုင်", "aing"],
  ["ိုက်", "aik"],
  ["ောက်", "auk"],
  ["ိမ်", "ein"],
  ["ိန်", "ein"],
  ["ုန်", "on"],
  ["ုမ်", "on"],
  ["ွန်", "un"],
  ["ွမ်", "un"],
  ["ွတ်", "ut"],
  ["ုတ်", "oke"],
  ["ုပ်", "oke"],
  ["ိတ်", "eik"],
  ["ိပ်", "eik"],
  ["ို", "o"],
  ["ော်", "aw"],
  ["ော", "aw"],
  ["ါင်", "aung"],
  ["င်", "in"],
  ["က်", "et"],
  ["စ်", "it"],
  ["ည်", "i"],
  ["ဉ်", "in"],
  ["တ်", "at"],
  ["ပ်", "at"],
  ["န်", "an"],
  ["မ်", "an"],
  ["ယ်", "e"],
  ["ံ", "an"],
  ["ါ", "a"],
  ["ာ", "a"],
  ["ိ", "i"],
  ["ီ", "i"],
  ["ု", "u"],
  ["ူ", "u"],
  ["ေ", "ay"],
  ["ဲ", "e"],
];

/** Read a Burmese word roughly (popular spelling): consonant, medials, then a rhyme; bare consonants take a. */
export function readMyanmar(word: string): Reading {
  const text = word.replace(/[့း]/g, "");
  let out = "";
  let index = 0;
  while (index < text.length) {
    const letter = text.charAt(index);
    const consonant = MYANMAR[letter];
    index += 1;
    if (consonant === undefined) continue;
    let medials = "";
    while (
      /[ျြှ]/.test(text.charAt(index)) ||
      (text.charAt(index) === "ွ" && !/^ွ[နမတ]်/.test(text.slice(index)))
    ) {
      const medial = text.charAt(index);
      medials += medial === "ွ" ? "w" : medial === "ှ" ? "" : "y";
      index += 1;
    }
    const rhyme = MYANMAR_RHYMES.find(([signs]) => text.startsWith(signs, index));
    const onset = letter === "အ" ? "" : (consonant + medials).replace(/^(kh?)y/, "ky").replace(/^gy/, "gy");
    out += onset + (rhyme?.[1] ?? (/[ဥဦဩဧဣ]/.test(letter) ? "" : "a"));
    index += rhyme?.[0].length ?? 0;
  }
  return makeReading(out, [
    out.replace(/ay/g, "e"),
    out.replace(/ky/g, "ch"),
    out.replace(/ht/g, "t").replace(/ph/g, "p"),
  ]);
}
