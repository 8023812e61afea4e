/** A find in a page's words: the words around it, with where in them the found ones stand. */
export type Find = { readonly text: string; readonly start: number; readonly end: number };

const around = 80;
const mostFindsInPage = 3;

/** Capitals, accents, Arabic vowel signs and lengths of spaces make no other word; one letter stays one letter. */
function plain(text: string): { letters: string; places: number[] } {
  let letters = "";
  const places: number[] = [];
  let at = 0;
  let space = false;
  for (const letter of text) {
    const base = letter
      .normalize("NFKD")
      .replace(/[\p{M}\u0640]/gu, "")
      .toLowerCase();
    const isSpace = /^\s+$/.test(base);
    if (!(isSpace && space)) {
      const written = isSpace ? " " : base;
      letters += written;
      for (let n = 0; n < written.length; n += 1) places.push(at);
    }
    if (base !== "") space = isSpace;
    at += letter.length;
  }
  places.push(at);
  return { letters, places };
}

/** Every place of the words in a page, whatever capitals, accents and line breaks. */
function placesOf(page: string, wanted: string): { start: number; end: number }[] {
  const needle = plain(wanted.trim()).letters;
  if (needle === "") return [];
  const { letters, places } = plain(page);
  const found: { start: number; end: number }[] = [];
  for (let at = letters.indexOf(needle); at >= 0; at = letters.indexOf(needle, at + needle.length))
    found.push({ start: places[at] ?? 0, end: places[at + needle.length] ?? page.length });
  return found;
}

/** The first places in which the words stand in a page, with the words around them. */
export function findInText(page: string, wanted: string): Find[] {
  return placesOf(page, wanted)
    .slice(0, mostFindsInPage)
    .map(({ start, end }) => {
      const from = Math.max(0, start - around);
      const until = Math.min(page.length, end + around);
      return { text: page.slice(from, until), start: start - from, end: end - from };
    });
}

/** A text in which every place of any of the phrases is replaced; the longest first, so that no part of a name is left. */
export function withoutPhrases(written: string, phrases: readonly string[], instead: string): string {
  let left = written;
  for (const phrase of [...phrases].sort((a, b) => b.length - a.length))
    for (const { start, end } of placesOf(left, phrase).reverse())
      left = `${left.slice(0, start)}${instead}${left.slice(end)}`;
  return left;
}
