const westEuropean = new TextDecoder("windows-1252");

/**
 * Control signs stand in no text but for line breaks and tabs. Those of U+0080 to U+009F are Windows-1252 signs that
 * were once read as Latin-1: quotation marks and dashes.
 */
function withoutControl(sign: string): string {
  if (sign === "\n" || sign === "\t") return sign;
  const point = sign.codePointAt(0) ?? 0;
  if (point < 0x80) return "";
  const read = westEuropean.decode(Uint8Array.of(point));
  return /\p{Cc}/u.test(read) ? "" : read;
}

/** A text as a record keeps it: no control characters, no runs of spaces, paragraphs parted by one empty line. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\p{Cc}/gu, withoutControl)
    .replace(/[\u200b\ufeff]/g, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{2,}/g, "\n\n")
    .trim();
}

/** A text on one line. */
export function oneLine(text: string): string {
  return plainText(text).replace(/\s+/g, " ");
}

/** A text that was written twice with a semicolon between, as joined tables leave it, once. */
export function undoubled(text: string): string {
  const trimmed = text.trim();
  const half = (trimmed.length - 2) / 2;
  if (!Number.isInteger(half) || half < 1) return trimmed;
  const first = trimmed.slice(0, half);
  return trimmed === `${first}; ${first}` ? first : trimmed;
}

/** At most so many characters, cut at a word. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 1);
  return `${short.slice(0, Math.max(short.lastIndexOf(" "), most - 60))}…`;
}
