/** Line ends, tabs, and the marks that Arabic, Persian and mixed lines need. */
const kept = /^[\n\t\u200C-\u200F\u061C\u2066-\u2069]$/;

/**
 * A text as it may be printed. Marks that turn the direction by force are left out: they disguise names of files and
 * figures, and one at the start of a line ends the setter. So are other invisible marks; halves of characters become �.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\p{Cc}\p{Cf}]/gu, (one) => (kept.test(one) ? one : ""));
}

/** Every text inside a value, made printable. */
export function printableAll<T>(value: T): T;
export function printableAll(value: unknown): unknown {
  if (typeof value === "string") return printable(value);
  if (Array.isArray(value)) return value.map((one) => printableAll(one));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, printableAll(one)]));
  }
  return value;
}
