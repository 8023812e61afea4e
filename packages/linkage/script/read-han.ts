import romanisations from "../data/chinese-surnames.json" with { type: "json" };
import hanSimplified from "../data/han-simplified.json" with { type: "json" };
import pinyin from "../data/pinyin.json" with { type: "json" };
import readings from "../data/pinyin-readings.json" with { type: "json" };
import { makeReading, type Reading } from "./reading.ts";
import { wadeGiles } from "./wade-giles.ts";

const SYLLABLES = new Map<string, string>();
for (const [sound, characters] of Object.entries(pinyin))
  for (const character of characters) SYLLABLES.set(character, sound);

const SIMPLIFIED = new Map<string, string>();
const simplifiedCharacters = [...hanSimplified.simplified];
[...hanSimplified.traditional].forEach((character, index) => {
  SIMPLIFIED.set(character, simplifiedCharacters[index] ?? character);
});

const READINGS: ReadonlyMap<string, string[]> = new Map(Object.entries(readings));
const SURNAMES: ReadonlyMap<string, string[]> = new Map(Object.entries(romanisations.single));
const KNOWN_SURNAMES = new Set<string>([...romanisations.known, ...Object.keys(romanisations.single)]);
const DOUBLE_SURNAMES = new Set<string>(romanisations.double);

/** Turn traditional characters into simplified ones, one to one (CLDR Traditional-Simplified). */
export function simplifyHan(text: string): string {
  let out = "";
  for (const character of text) out += SIMPLIFIED.get(character) ?? character;
  return out;
}

/** The text starts with one of some 500 Chinese surnames; otherwise the characters rather spell a foreign name. */
export function isChineseSurname(text: string): boolean {
  const simple = simplifyHan(text);
  const [first = ""] = simple;
  return KNOWN_SURNAMES.has(first) || DOUBLE_SURNAMES.has(simple.slice(0, 2));
}

/** Split a Chinese name without separators, family name first, into family and given part. */
export function splitChineseName(word: string): string[] {
  const characters = [...simplifyHan(word)];
  if (characters.length < 2 || characters.length > 4) return [word];
  const family = DOUBLE_SURNAMES.has(characters.slice(0, 2).join("")) && characters.length > 2 ? 2 : 1;
  if (characters.length - family > 2) return [word];
  return [characters.slice(0, family).join(""), characters.slice(family).join("")];
}

/** Pinyin of one character without tone (ü as v); empty when the table does not know it. */
export function pinyinOf(character: string): string {
  const simple = SIMPLIFIED.get(character) ?? character;
  return SYLLABLES.get(simple) ?? SYLLABLES.get(character) ?? "";
}

/** Read a Han word as Mandarin; with `family` surname readings, Wade-Giles and Cantonese forms are added. */
export function readHan(word: string, family = false): Reading {
  const characters = [...simplifyHan(word)];
  const syllables = characters.map(pinyinOf);
  if (syllables.some((part) => part === "")) return makeReading("");
  const alternatives = characters.map(
    (character, index) => READINGS.get(character) ?? [syllables[index] ?? ""],
  );
  const usual = characters.map((character, index) => {
    const named = family ? READINGS.get(character)?.[0] : undefined;
    return named ?? syllables[index] ?? "";
  });
  const variants: string[] = family
    ? [...(SURNAMES.get(word) ?? SURNAMES.get(characters.join("")) ?? [])]
    : [];
  alternatives.forEach((options, index) => {
    for (const option of options)
      variants.push(usual.map((part, at) => (at === index ? option : part)).join(""));
  });
  variants.push(usual.map(wadeGiles).join(""), usual.join("").replace(/v/g, "u"));
  return makeReading(usual.join(""), variants);
}
