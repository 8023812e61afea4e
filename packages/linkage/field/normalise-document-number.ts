import { foldDigits } from "./fold-digits.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import { type Outcome, refused } from "./outcome.ts";

/** Cyrillic and Greek capitals that stand on documents in the shape of Latin ones. */
const SHAPES: Readonly<Record<string, string>> = {
  А: "A",
  В: "B",
  Е: "E",
  К: "K",
  М: "M",
  Н: "H",
  О: "O",
  Р: "P",
  С: "C",
  Т: "T",
  Х: "X",
  У: "Y",
  І: "I",
  Ј: "J",
  Ѕ: "S",
  Α: "A",
  Β: "B",
  Ε: "E",
  Ζ: "Z",
  Η: "H",
  Ι: "I",
  Κ: "K",
  Μ: "M",
  Ν: "N",
  Ο: "O",
  Ρ: "P",
  Τ: "T",
  Υ: "Y",
  Χ: "X",
};
/** Characters that readers and scanners confuse. */
const CONFUSED: Readonly<Record<string, string>> = {
  O: "0",
  Q: "0",
  D: "0",
  I: "1",
  L: "1",
  Z: "2",
  S: "5",
  B: "8",
  G: "6",
};

export interface DocumentNumber {
  /** Capitals and digits without separators. */
  value: string;
  /** The value with O and 0, I and 1, S and 5 … unified: for finding, never for printing. */
  looseKey: string;
}

/** Normalise a passport or identity number: NFKC, digits of any script, look-alike capitals, no separators. */
export function normaliseDocumentNumber(
  text: string,
): Outcome<DocumentNumber, "missing" | "too-short" | "no-digit"> {
  if (isPlaceholder(text)) return refused("missing", "a document number, not a filler");
  const upper = foldDigits(text.normalize("NFKC")).toUpperCase();
  let value = "";
  for (const character of upper)
    value += SHAPES[character] ?? (/[\p{L}\p{Nd}]/u.test(character) ? character : "");
  if (value.length < 3) return refused("too-short", "at least three letters or digits");
  if (!/\d/.test(value)) return refused("no-digit", "at least one digit");
  let looseKey = "";
  for (const character of value) looseKey += CONFUSED[character] ?? character;
  return { ok: true, value, looseKey };
}
