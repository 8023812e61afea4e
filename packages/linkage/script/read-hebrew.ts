import { makeReading, type Reading, spell } from "./reading.ts";

const LETTERS: Readonly<Record<string, string>> = {
  א: "a",
  ב: "b",
  ג: "g",
  ד: "d",
  ה: "h",
  ו: "u",
  ז: "z",
  ח: "kh",
  ט: "t",
  י: "i",
  כ: "k",
  ך: "k",
  ל: "l",
  מ: "m",
  ם: "m",
  נ: "n",
  ן: "n",
  ס: "s",
  ע: "a",
  פ: "p",
  ף: "f",
  צ: "ts",
  ץ: "ts",
  ק: "k",
  ר: "r",
  ש: "sh",
  ת: "t",
};

/** Read a Hebrew word: consonants and the vowel letters; initial vav and yod are consonants, final he is a vowel. */
export function readHebrew(word: string): Reading {
  const bare = word
    .normalize("NFD")
    .replace(/[\u0591-\u05c7\u05f3\u05f4]/g, "")
    .replace(/וו/g, "ו")
    .replace(/(?<=.)ה$/, "א");
  const marked = bare.replace(/^ו/, "ב").replace(/^י/, "י");
  const pivot = spell(marked, LETTERS).replace(/^i(?=.)/, "y");
  return makeReading(
    pivot,
    [pivot.replace(/b/g, "v"), pivot.replace(/p/g, "f"), pivot.replace(/sh/g, "s")],
    true,
  );
}
