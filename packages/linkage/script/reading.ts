/** How a word of any script reads in Latin letters. */
export interface Reading {
  /** Pivot form in a-z and 0-9; empty when the word cannot be read. */
  latin: string;
  /** Other Latin forms in use (passport, scholarly, popular, other language), without the pivot. */
  variants: string[];
  /** The script leaves short vowels out, so only consonants and long vowels are known. */
  vowelless: boolean;
}

export const UNREADABLE: Reading = { latin: "", variants: [], vowelless: false };

/** Longest number of variants kept per word; more adds noise, not recall. */
const MAX_VARIANTS = 8;

/** Make a reading from a pivot and candidate variants: a-z0-9 only, without repeats. */
export function makeReading(latin: string, variants: Iterable<string> = [], vowelless = false): Reading {
  const pivot = latin.replace(/[^a-z0-9]/g, "");
  const kept = new Set<string>();
  for (const variant of variants) {
    const clean = variant.replace(/[^a-z0-9]/g, "");
    if (clean !== "" && clean !== pivot && kept.size < MAX_VARIANTS) kept.add(clean);
  }
  return { latin: pivot, variants: [...kept], vowelless };
}

/** Replace every character by its table entry; characters without one are dropped. */
export function spell(word: string, table: Readonly<Record<string, string>>): string {
  let out = "";
  for (const character of word) out += table[character] ?? "";
  return out;
}
