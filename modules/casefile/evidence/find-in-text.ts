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

/** Where the words stand in a page, whatever capitals, accents and line breaks. */
export function findInText(page: string, wanted: string): Find[] {
  const needle = plain(wanted.trim()).letters;
  if (needle === "") return [];
  const { letters, places } = plain(page);
  const finds: Find[] = [];
  for (let at = letters.indexOf(needle); at >= 0; at = letters.indexOf(needle, at + needle.length)) {
    const start = places[at] ?? 0;
    const end = places[at + needle.length] ?? page.length;
    const from = Math.max(0, start - around);
    const until = Math.min(page.length, end + around);
    finds.push({ text: page.slice(from, until), start: start - from, end: end - from });
    if (finds.length >= mostFindsInPage) break;
  }
  return finds;
}
