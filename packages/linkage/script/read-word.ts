import type { Script } from "./detect-script.ts";
import { readArmenian, readGeorgian, readGreek } from "./read-alphabets.ts";
import { readArabic } from "./read-arabic.ts";
import { readCyrillic } from "./read-cyrillic.ts";
import { readEthiopic } from "./read-ethiopic.ts";
import { readHan } from "./read-han.ts";
import { readHangul } from "./read-hangul.ts";
import { readHebrew } from "./read-hebrew.ts";
import { readIndic } from "./read-indic.ts";
import { readKana } from "./read-kana.ts";
import { readKhmer } from "./read-khmer.ts";
import { readLatin } from "./read-latin.ts";
import { readMyanmar } from "./read-myanmar.ts";
import { readLao, readThai } from "./read-thai.ts";
import { type Reading, UNREADABLE } from "./reading.ts";

/** What is known about a word besides its letters. */
export interface WordContext {
  script: Script;
  /** Language of the name (BCP 47), if known; decides Ukrainian against Russian readings. */
  lang?: string | undefined;
  /** The word stands where East Asian names have the family name. */
  family?: boolean;
}

/** Read one lower-case word in Latin letters by the table of its script; unknown scripts give an empty reading. */
export function readWord(word: string, { script, lang, family = false }: WordContext): Reading {
  switch (script) {
    case "latin":
    case "none":
      return readLatin(word);
    case "cyrillic":
      return readCyrillic(word, lang);
    case "arabic":
      return readArabic(word);
    case "hebrew":
      return readHebrew(word);
    case "greek":
      return readGreek(word);
    case "armenian":
      return readArmenian(word);
    case "georgian":
      return readGeorgian(word);
    case "han":
      return lang === "ja" ? UNREADABLE : readHan(word, family);
    case "kana":
      return readKana(word);
    case "hangul":
      return readHangul(word, family);
    case "thai":
      return readThai(word);
    case "lao":
      return readLao(word);
    case "khmer":
      return readKhmer(word);
    case "myanmar":
      return readMyanmar(word);
    case "ethiopic":
      return readEthiopic(word);
    case "devanagari":
    case "bengali":
    case "gurmukhi":
    case "gujarati":
    case "oriya":
    case "tamil":
    case "telugu":
    case "kannada":
    case "malayalam":
      return readIndic(word, script);
    case "other":
      return UNREADABLE;
    default:
      return script satisfies never;
  }
}
