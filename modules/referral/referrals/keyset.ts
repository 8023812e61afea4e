export type After = { readonly at: string; readonly id: string };

/** Where a page ended, as one text that the reader hands back. */
export function afterOf(at: Date, id: string): string {
  return `${at.toISOString()} ${id}`;
}

/** Null for the first page and for anything that is not such a text. */
export function readAfter(text: string | undefined): After | null {
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f-]{36})$/.exec(text ?? "");
  return found?.[1] === undefined || found[2] === undefined ? null : { at: found[1], id: found[2] };
}
