import { z } from "zod";

/** Crockford's alphabet: no I, L, O or U, so that a code survives handwriting and the telephone. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Multiplies in GF(32) (polynomial x^5 + x^2 + 1). A check over this field with different weights finds every
 * single wrong character and every swap of two, which sums modulo 32 do not.
 */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit += 1) {
    if (b & (1 << bit)) product ^= a << bit;
  }
  for (let bit = 8; bit >= 5; bit -= 1) {
    if (product & (1 << bit)) product ^= 0b100101 << (bit - 5);
  }
  return product;
}

/** The check character of a code: `letter` of the kind, then the five random characters. */
export function checkCharacter(letter: string, body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of letter + body) {
    weight = times(weight, 2);
    sum ^= times(valueOfCharacter(character), weight);
  }
  return alphabet.charAt(sum);
}

/** Kinds may use letters outside the alphabet (I, L, O, U): they count as their place in A to Z, folded to five bits. */
function valueOfCharacter(character: string): number {
  const place = alphabet.indexOf(character);
  return place >= 0 ? place : character.charCodeAt(0) & 31;
}

/** Makes a code from five random bytes, e.g. `makeCode("C", randomBytes(5))`. */
export function makeCode(letter: string, random: Uint8Array): string {
  if (!/^[A-Z]$/.test(letter)) throw new Error(`a code starts with one capital letter, not ${letter}`);
  if (random.length < 5) throw new Error(`a code needs five random bytes, not ${random.length}`);
  const body = Array.from(random.subarray(0, 5), (byte) => alphabet.charAt(byte & 31)).join("");
  return `${letter}-${body}${checkCharacter(letter, body)}`;
}

/** Reads a code as people write it (small letters, spaces, no hyphen, O for 0, I or L for 1); null when it is none. */
export function readCode(text: string): string | null {
  const plain = text.toUpperCase().replace(/[\s\-‐-―]/g, "");
  const letter = plain.charAt(0);
  const rest = plain.slice(1).replaceAll("O", "0").replace(/[IL]/g, "1");
  if (!/^[A-Z]$/.test(letter) || rest.length !== 6) return null;
  if (![...rest].every((character) => alphabet.includes(character))) return null;
  return checkCharacter(letter, rest.slice(0, 5)) === rest.charAt(5) ? `${letter}-${rest}` : null;
}

export function isCode(text: string): boolean {
  return readCode(text) === text;
}

/** The code by which people name a dossier or a person outside the system, e.g. on the telephone. */
export const Code = z
  .string()
  .regex(/^[A-Z]-[0-9A-HJKMNP-TV-Z]{6}$/, "a letter, a hyphen and six characters, such as C-7F3KQ2")
  .refine(isCode, "a code whose last character fits the others; please check for a mistyped character");
export type Code = z.infer<typeof Code>;
