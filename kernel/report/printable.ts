/** Line ends, tabs, and the marks that Arabic, Persian and mixed lines need. */
const kept = /^[\n\t\u200C-\u200F\u061C\u2066-\u2069]$/;

/**
 * A text as it may be printed. Marks that turn the direction by force are left out: they disguise names of files and
 * figures, and one at the start of a line ends the setter. So are other invisible marks and spaces
 * beyond one; halves of characters become �.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\p{Cc}\p{Cf}]/gu, (one) => (kept.test(one) ? one : ""))
    .replace(/[^\S\n]+/gu, " ");
}

/** Letters that the fonts surely have; everything else becomes a question mark. For a text that ended the setter. */
export function plainest(text: string): string {
  return text.replace(
    /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}\x20-\x7e\n]/gu,
    "?",
  );
}

/** Every text inside a value, made printable, or changed in another way. */
export function printableAll<T>(value: T, change?: (text: string) => string): T;
export function printableAll(value: unknown, change: (text: string) => string = printable): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((one) => printableAll(one, change));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, printableAll(one, change)]));
  }
  return value;
}
