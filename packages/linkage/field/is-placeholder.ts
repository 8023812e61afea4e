import placeholders from "../data/placeholders.json" with { type: "json" };
import { foldDigits } from "./fold-digits.ts";

const WORDS = new Set(placeholders.words);
/** Dates that forms and databases fill in by themselves. */
const DATES = new Set(placeholders.dates);

/** True when a value stands for "missing": empty, unknown, test, 0000, 1900-01-01, one character repeated. */
export function isPlaceholder(value: string): boolean {
  const text = foldDigits(value.normalize("NFKC")).toLowerCase().trim();
  const words = text.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  if (words === "") return true;
  if (WORDS.has(words) || WORDS.has(words.replace(/ /g, ""))) return true;
  const digits = words.replace(/ /g, "");
  if (DATES.has(digits)) return true;
  if (/^(\d)\1{2,}$/.test(digits) || /^0+$/.test(digits)) return true;
  return (
    /^(?:1234567890?|12345678|123456789|0123456789|987654321)$/.test(digits) || /^([xzq])\1+$/.test(digits)
  );
}
