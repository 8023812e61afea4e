const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Every text in a record, translations included. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/**
 * Whether a part of a secret address that points to a house (a line with a number in it) stands in open texts: an
 * address typed into the conditions would be as good as published (X6). The name of a town alone is no address.
 */
export function addressStandsIn(address: string, open: unknown): boolean {
  const lines = address.split(/[\n,;،、]/u).map(plain);
  // "д. 5" alone points nowhere; with the street before it, it does.
  const pairs = lines.flatMap((line, at) => (at === 0 ? [line] : [line, `${lines[at - 1]} ${line}`]));
  const telling = pairs.filter((line) => /\p{N}/u.test(line) && /\p{L}{2}/u.test(line));
  if (telling.length === 0) return false;
  const texts = textsOf(open).map((text) => ` ${plain(text)} `);
  return telling.some((line) => texts.some((text) => text.includes(` ${line} `)));
}
