import { makeReading, type Reading } from "./reading.ts";

const LEADS = [
  "g",
  "kk",
  "n",
  "d",
  "tt",
  "r",
  "m",
  "b",
  "pp",
  "s",
  "ss",
  "",
  "j",
  "jj",
  "ch",
  "k",
  "t",
  "p",
  "h",
];
const VOWELS = [
  "a",
  "ae",
  "ya",
  "yae",
  "eo",
  "e",
  "yeo",
  "ye",
  "o",
  "wa",
  "wae",
  "oe",
  "yo",
  "u",
  "wo",
  "we",
  "wi",
  "yu",
  "eu",
  "ui",
  "i",
];
const TAILS = [
  "",
  "k",
  "k",
  "k",
  "n",
  "n",
  "n",
  "t",
  "l",
  "k",
  "m",
  "l",
  "l",
  "l",
  "p",
  "l",
  "m",
  "p",
  "p",
  "t",
  "t",
  "ng",
  "t",
  "t",
  "k",
  "t",
  "p",
  "t",
];

/** Surnames whose usual Latin spelling is not the Revised Romanization. */
const SURNAMES: Readonly<Record<string, readonly string[]>> = {
  김: ["kim"],
  이: ["lee", "ri", "rhee", "yi"],
  리: ["ri", "lee"],
  박: ["park", "pak"],
  최: ["choi", "choe"],
  정: ["jung", "chung", "jong"],
  조: ["cho"],
  윤: ["yoon", "yun"],
  장: ["jang", "chang"],
  임: ["lim", "im", "rim"],
  오: ["oh"],
  신: ["shin"],
  유: ["yoo", "yu", "ryu"],
  류: ["ryu", "yoo"],
  노: ["noh", "roh", "no"],
  문: ["moon", "mun"],
  우: ["woo"],
  백: ["baek", "paek"],
  강: ["kang"],
  고: ["ko"],
  권: ["kwon"],
  구: ["koo", "ku"],
  국: ["kook", "kuk"],
  선: ["sun"],
  주: ["joo", "chu"],
  배: ["bae", "pae"],
  전: ["jeon", "chon", "jun"],
  변: ["byun", "pyon"],
  안: ["ahn", "an"],
};

/** Revised Romanization of one syllable, algorithmic from its code point (Unicode 3.12). */
function syllable(character: string): string {
  const index = (character.codePointAt(0) ?? 0) - 0xac00;
  if (index < 0 || index > 11171) return "";
  const lead = LEADS[Math.floor(index / 588)] ?? "";
  const vowel = VOWELS[Math.floor((index % 588) / 28)] ?? "";
  return lead + vowel + (TAILS[index % 28] ?? "");
}

/** Popular and northern spellings of a syllable string: eo as u or o, eu as u, g, d, b, j as k, t, p, ch. */
function otherSpellings(revised: string): string[] {
  const popular = revised.replace(/eo/g, "u").replace(/eu/g, "u").replace(/^g/, "k").replace(/oo?/g, "o");
  const northern = revised
    .replace(/yeo/g, "yo")
    .replace(/eo/g, "o")
    .replace(/eu/g, "u")
    .replace(/^g/, "k")
    .replace(/^d/, "t")
    .replace(/^b/, "p")
    .replace(/^j/, "ch");
  return [popular, northern, northern.replace(/^ch/, "j")];
}

/** Read a Hangul word; with `family` the usual spellings of surnames are added. */
export function readHangul(word: string, family = false): Reading {
  const syllables = [...word.normalize("NFC")].map(syllable);
  const revised = syllables.join("");
  const composed = word.normalize("NFC");
  const surname = family && Object.hasOwn(SURNAMES, composed) ? (SURNAMES[composed] ?? []) : [];
  const per = [0, 1, 2].map((style) => syllables.map((part) => otherSpellings(part)[style] ?? part).join(""));
  return makeReading(surname[0] ?? revised, [...surname, revised, ...per]);
}
