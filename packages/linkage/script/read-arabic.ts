import { makeReading, type Reading } from "./reading.ts";

/** Letters of Arabic, Persian, Urdu, Pashto and Kurdish. Hamza and ayn read as the vowel they carry. */
const LETTERS: Readonly<Record<string, string>> = {
  ا: "a",
  ب: "b",
  ت: "t",
  ث: "th",
  ج: "j",
  ح: "h",
  خ: "kh",
  د: "d",
  ذ: "dh",
  ر: "r",
  ز: "z",
  س: "s",
  ش: "sh",
  ص: "s",
  ض: "d",
  ط: "t",
  ظ: "z",
  ع: "a",
  غ: "gh",
  ف: "f",
  ق: "q",
  ك: "k",
  ل: "l",
  م: "m",
  ن: "n",
  ه: "h",
  و: "u",
  ي: "i",
  ة: "a",
  ى: "a",
  ء: "",
  پ: "p",
  چ: "ch",
  ژ: "zh",
  گ: "g",
  ڤ: "v",
  ٹ: "t",
  ڈ: "d",
  ڑ: "r",
  ں: "n",
  ھ: "h",
  ے: "e",
  ڭ: "g",
  ټ: "t",
  ډ: "d",
  ړ: "r",
  ږ: "g",
  ښ: "sh",
  څ: "ts",
  ځ: "dz",
  ڼ: "n",
  ې: "e",
  ۍ: "i",
  ێ: "e",
  ۆ: "o",
  ڕ: "r",
  ڵ: "l",
  ە: "e",
};

/** Unify spellings: alef with hamza or madda, hamza seats, alef maqsura, Persian letters, tatweel and vowel signs. */
export function unifyArabic(word: string): string {
  return word
    .normalize("NFKC")
    .replace(/[\u064b-\u065f\u0670\u0640\u06d6-\u06ed\u200b-\u200f]/g, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ؤ/g, "و")
    .replace(/ئ/g, "ي")
    .replace(/[یې]/g, "ي")
    .replace(/ى$/, "ي")
    .replace(/ى/g, "ي")
    .replace(/ک/g, "ك")
    .replace(/[ہۀۂ]/g, "ه")
    .replace(/[ةۃ]$/, "ه")
    .replace(/[ةۃ]/g, "ت");
}

/** Spell the letters; an h behind s, k or g gets a vowel in between, so that it is not read as sh, kh or gh. */
function spellArabic(word: string, weakConsonants: boolean): string {
  const letters = [...word];
  let out = "";
  letters.forEach((letter, index) => {
    const next = letters[index + 1];
    const startsSyllable = index === 0 || (weakConsonants && next !== undefined);
    if (letter === "و" && startsSyllable && next !== undefined) out += index === 0 ? "w" : "v";
    else if (letter === "ي" && startsSyllable && next !== undefined) out += "y";
    else if (/[هح]/.test(letter) && /[سصكقغ]$/.test(letters.slice(0, index).join("")) && next !== undefined)
      out += "ah";
    else if (letter === "ه" && index === letters.length - 1 && index > 1) out += "a";
    else out += LETTERS[letter] ?? "";
  });
  return out;
}

/** Read a word of Arabic script: consonants and long vowels, the short vowels being unknown. */
export function readArabic(word: string): Reading {
  const unified = unifyArabic(word);
  const pivot = spellArabic(unified, false);
  return makeReading(
    pivot,
    [spellArabic(unified, true), pivot.replace(/^ai/, "i").replace(/^au/, "u"), pivot.replace(/j/g, "g")],
    true,
  );
}
