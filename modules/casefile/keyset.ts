/** Where a page ended, as one text that the reader hands back, for a list in the order of a text, which may hold anything and comes last. */
export function afterText(text: string, id: string): string {
  return `${id} ${text}`;
}

export function readAfterText(
  text: string | undefined,
): { readonly text: string; readonly id: string } | null {
  const found = /^([0-9a-f-]{36}) ([\s\S]*)$/.exec(text ?? "");
  return found?.[1] === undefined || found[2] === undefined ? null : { text: found[2], id: found[1] };
}
