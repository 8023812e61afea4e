import type { Script } from "./detect-script.ts";
import { makeReading, type Reading } from "./reading.ts";

/** First code point of each block. The nine blocks share one layout (ISCII), so one table by offset reads all. */
const BLOCKS: Partial<Record<Script, number>> = {
  devanagari: 0x900,
  bengali: 0x980,
  gurmukhi: 0xa00,
  gujarati: 0xa80,
  oriya: 0xb00,
  tamil: 0xb80,
  telugu: 0xc00,
  kannada: 0xc80,
  malayalam: 0xd00,
};

/** Consonants from offset 0x15 (ka) to 0x39 (ha). */
const CONSONANTS =
  "k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h".split(" ");
/** Independent vowels from offset 0x05 (a) to 0x14 (au). */
const VOWELS = "a a i i u u ri l e e e ai o o o au".split(" ");
/** Vowel signs from offset 0x3e (aa) to 0x4c (au). */
const SIGNS = "a i i u u ri r e e e ai o o o au".split(" ");
const VIRAMA = 0x4d;
/** Languages of these blocks drop the inherent vowel at the end of a word. */
const DROPS_FINAL = new Set<Script>(["devanagari", "bengali", "gurmukhi", "gujarati"]);

interface Piece {
  consonant: string;
  vowel: string;
  inherent: boolean;
}

function pieces(word: string, base: number, inherentVowel: string): Piece[] {
  const out: Piece[] = [];
  for (const character of word.normalize("NFC")) {
    const offset = (character.codePointAt(0) ?? 0) - base;
    const last = out.at(-1);
    if (offset >= 0x15 && offset <= 0x39)
      out.push({ consonant: CONSONANTS[offset - 0x15] ?? "", vowel: inherentVowel, inherent: true });
    else if (offset >= 0x58 && offset <= 0x5f)
      out.push({
        consonant: "k kh g z r rh f y".split(" ")[offset - 0x58] ?? "",
        vowel: inherentVowel,
        inherent: true,
      });
    else if (offset >= 0x05 && offset <= 0x14)
      out.push({ consonant: "", vowel: VOWELS[offset - 0x05] ?? "", inherent: false });
    else if (last && offset >= 0x3e && offset <= 0x4c)
      Object.assign(last, { vowel: SIGNS[offset - 0x3e] ?? "", inherent: false });
    else if (last && offset === VIRAMA) Object.assign(last, { vowel: "", inherent: false });
    else if (offset === 0x01 || offset === 0x02 || offset === 0x70)
      out.push({ consonant: "n", vowel: "", inherent: false });
    else if (last && offset === 0x3c && last.consonant === "j") last.consonant = "z";
    else if (last && offset === 0x3c && last.consonant === "ph") last.consonant = "f";
  }
  return out;
}

/** Read a word of a Brahmic script of India (Hunterian spelling, final inherent vowel dropped in the north). */
export function readIndic(word: string, script: Script): Reading {
  const base = BLOCKS[script];
  if (base === undefined) return makeReading("");
  const inherent = script === "bengali" ? "o" : "a";
  const list = pieces(word, base, inherent);
  const full = list.map((piece) => piece.consonant + piece.vowel).join("");
  const last = list.at(-1);
  const short = DROPS_FINAL.has(script) && list.length > 1 && last?.inherent ? full.slice(0, -1) : full;
  return makeReading(short, [
    full,
    short.replace(/v/g, "w"),
    short.replace(/chh/g, "ch"),
    short.replace(/o/g, "a"),
  ]);
}
