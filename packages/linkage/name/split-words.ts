import { detectScript, type Script } from "../script/detect-script.ts";
import { isChineseSurname, splitChineseName } from "../script/read-han.ts";
import { readDigitLetters, unmixScripts } from "./fold-text.ts";

/** A folded word of a name with the script it is written in. */
export interface Word {
  text: string;
  script: Script;
  /** First word of an East Asian name written without separators or family name first. */
  family?: boolean;
  /** The word with its article, where that was taken off. */
  whole?: string;
  /** Chinese characters that spell the sound of a foreign name. */
  transcribed?: boolean;
  /** Follows bin, ibn, ben or bint. */
  patronymic?: boolean;
}

/** Korean surnames of two syllables. */
const KOREAN_DOUBLE = new Set(["남궁", "황보", "제갈", "선우", "독고", "사공", "서문"]);
/** Longest text read as one name; the rest of a longer one is ignored so that no input is slow. */
const MAX_WORDS = 24;

function splitEastAsian(text: string, script: Script, transcribed: boolean): string[] {
  if (script === "han") return transcribed ? [text] : splitChineseName(text);
  if (script !== "hangul") return [text];
  const syllables = [...text.normalize("NFC")];
  if (syllables.length < 2 || syllables.length > 4) return [text];
  const family = KOREAN_DOUBLE.has(syllables.slice(0, 2).join("")) && syllables.length > 2 ? 2 : 1;
  return [syllables.slice(0, family).join(""), syllables.slice(family).join("")];
}

/** Put "FAMILY, given" into reading order; anything after a second comma stays where it is. */
export function reorderComma(text: string): string {
  const [family, given, ...rest] = text.split(/[,،、]/u);
  if (family === undefined || given === undefined || given.trim() === "") return text;
  return [given, family, ...rest].join(" ");
}

/** Cut folded text into words at everything that is not a letter, mark or digit; East Asian names at the family name. */
export function splitWords(folded: string): Word[] {
  const transcribed = /[·・•‧]/u.test(folded);
  const japanese = detectScript(folded) === "kana";
  const found = folded.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const alone = found.length === 1;
  const words: Word[] = [];
  for (const piece of found.slice(0, MAX_WORDS)) {
    const text = readDigitLetters(unmixScripts(piece));
    const detected = detectScript(text);
    const script = japanese && detected === "han" ? "kana" : detected;
    const foreign = script === "han" && (transcribed || (alone && !isChineseSurname(text)));
    const parts = alone ? splitEastAsian(text, script, foreign) : [text];
    for (const part of parts) {
      const family = words.length === 0 && !foreign && (script === "han" || script === "hangul");
      words.push({
        text: part,
        script,
        ...(family ? { family } : {}),
        ...(foreign ? { transcribed: true } : {}),
      });
    }
  }
  return words;
}
