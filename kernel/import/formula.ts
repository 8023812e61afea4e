/** Numbers that a sheet may read as numbers, although they start with a sign. */
const plainNumber = /^[-+]?\d+([.,]\d+)?$/;

/**
 * A cell that a spreadsheet would calculate (it starts with = + - @, a tab or a line end) gets an apostrophe before
 * it, as does a text that begins with an apostrophe before one of these, so that `withoutApostrophe` is exact.
 */
export function neutralise(cell: string): string {
  return /^'*[=+\-@\t\r\n]/.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
}

/** Takes back what `neutralise` added: an export read again gives the same text. */
export function withoutApostrophe(cell: string): string {
  return /^'+[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell;
}
