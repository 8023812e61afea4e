import type { Judgment } from "../words/index.ts";

/** What a judgment is compared by: numbers that others know it by, and a print of its words. */
export type Print = { readonly keys: string[]; readonly bands: string[]; readonly sketch: number[] };

const hashes = 48;
const rowsOfBand = 2;

/** FNV-1a, 32 bits. */
function hashOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Three words in a row; three signs where a script puts no spaces. */
export function shinglesOf(text: string): Set<string> {
  const words = folded(text)
    .replace(/(\p{Script=Han})/gu, " $1 ")
    .split(/\s+/u)
    .filter((word) => word !== "");
  const shingles = new Set<string>();
  for (let at = 0; at + 3 <= words.length; at += 1) shingles.add(words.slice(at, at + 3).join(" "));
  if (shingles.size === 0 && words.length > 0) shingles.add(words.join(" "));
  return shingles;
}

/** MinHash (Broder 1997): the share of equal places estimates how much two texts have in common. */
export function sketchOf(text: string): number[] {
  const least = new Uint32Array(hashes).fill(0xffffffff);
  for (const shingle of shinglesOf(text)) {
    const first = hashOf(shingle, 0);
    const second = hashOf(shingle, 0x9e3779b9) | 1;
    for (let at = 0; at < hashes; at += 1) {
      const value = (first + Math.imul(at, second)) >>> 0;
      if (value < (least[at] ?? 0)) least[at] = value;
    }
  }
  return Array.from(least, (value) => value | 0);
}

/** How much two prints have in common, 0 to 1. */
export function shareOf(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || one.length !== other.length) return 0;
  return one.filter((value, at) => value === other[at]).length / one.length;
}

/** An identifier without what people write differently. */
export function keyOf(kind: string, value: string): string {
  return `${kind}:${value.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "")}`;
}

/** The print of a judgment: title, court, day and facts. */
export function printOf({ title, court, decided, facts, jurisdiction, identifiers }: Judgment): Print {
  const day =
    decided !== null && decided.earliest !== null && decided.earliest === decided.latest
      ? decided.earliest
      : null;
  const sketch = sketchOf(`${title.text} ${court.text} ${decided?.text ?? ""} ${facts?.text ?? ""}`);
  const bands: string[] = [];
  for (let at = 0; at < sketch.length; at += rowsOfBand)
    bands.push(`${at / rowsOfBand}:${sketch.slice(at, at + rowsOfBand).join(".")}`);
  return {
    sketch,
    bands,
    keys: [
      ...identifiers
        .filter(({ kind }) => kind !== "other")
        .map(({ kind, value }) => keyOf(kind === "national" ? `national ${jurisdiction}` : kind, value)),
      ...(day === null ? [] : [`day:${jurisdiction}:${day}`]),
    ],
  };
}

/** How alike two titles are, by pairs of letters (Dice), 0 to 1. */
export function titleShare(one: string, other: string): number {
  const pairs = (text: string) => {
    const plain = folded(text).replaceAll(" ", "");
    return new Set(Array.from({ length: Math.max(plain.length - 1, 0) }, (_, at) => plain.slice(at, at + 2)));
  };
  const a = pairs(one);
  const b = pairs(other);
  if (a.size + b.size === 0) return 0;
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
}
