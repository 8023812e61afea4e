/** Where a phrase stands in a text, in UTF-16 units. */
export type Place = { readonly at: number; readonly end: number };

const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const arabic = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const cyrillic = /\p{Script=Cyrillic}/u;

type Plain = { readonly letters: string; readonly places: readonly number[] };

/** Capitals, accents, vowel signs, hyphens, apostrophes and kinds of spaces make no other name. */
function plain(text: string): Plain {
  let letters = "";
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const base = sign
      .normalize("NFKD")
      .replace(/[\p{M}\u0640\p{Cf}]/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}@+]+/gu, " ");
    const written = base === " " && (letters === "" || letters.endsWith(" ")) ? "" : base;
    letters += written;
    for (let n = 0; n < written.length; n += 1) places.push(at);
    at += sign.length;
  }
  places.push(at);
  return { letters, places };
}

/** Languages that bend names: what may stand behind the part of a name that stays. */
function patternOf(phrase: string): RegExp | null {
  const needle = plain(phrase).letters.trim();
  const letters = [...needle].length;
  if (needle === "") return null;
  // Numbers are written with spaces and signs here and there, or with none.
  const number = needle.replace(/[^\p{L}\p{N}]/gu, "");
  if (/^[\p{Script=Latin}\p{N}]+$/u.test(number) && (number.match(/\p{N}/gu) ?? []).length >= 4)
    return new RegExp(`(?<![\\p{L}\\p{N}])${[...number].join(" ?")}(?![\\p{L}\\p{N}])`, "gu");
  const safe = needle.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // A family name of one sign stands in every second sentence; with its given name it is found.
  if (withoutSpaces.test(needle)) return letters < 2 ? null : new RegExp(safe, "gu");
  if (letters < 3) return null;
  // Articles and prepositions are written onto the name.
  if (arabic.test(needle)) return new RegExp(`(?<!\\p{L}{4})${safe}`, "gu");
  if (cyrillic.test(needle) && letters >= 4)
    return new RegExp(
      `(?<![\\p{L}\\p{N}])${safe.replace(/[аяйьоеы]$/u, "")}\\p{L}{0,3}(?![\\p{L}\\p{N}])`,
      "gu",
    );
  return new RegExp(`(?<![\\p{L}\\p{N}])${safe}s?(?![\\p{L}\\p{N}])`, "gu");
}

/** Names of two letters are looked for as they are written: in small letters they are words of many languages. */
function shortOf(phrase: string): RegExp | null {
  const signs = [...phrase.trim()];
  if (signs.length !== 2 || withoutSpaces.test(phrase) || !/^\p{Lu}/u.test(phrase)) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])${phrase.trim()}(?![\\p{L}\\p{N}])`, "gu");
}

/** Every place at which one of the phrases stands, the longest first where several do; none overlaps another. */
export function findPeople(text: string, phrases: readonly string[]): Place[] {
  const { letters, places } = plain(text);
  const found: Place[] = [];
  for (const phrase of phrases) {
    const pattern = patternOf(phrase);
    if (pattern !== null)
      for (const { index, 0: match } of letters.matchAll(pattern)) {
        const last = places[index + match.length - 1] ?? text.length;
        const sign = String.fromCodePoint(text.codePointAt(last) ?? 32);
        found.push({ at: places[index] ?? 0, end: Math.min(text.length, last + sign.length) });
      }
    const short = shortOf(phrase);
    if (short !== null)
      for (const { index, 0: match } of text.matchAll(short))
        found.push({ at: index, end: index + match.length });
  }
  const kept: Place[] = [];
  for (const place of found.sort((a, b) => b.end - b.at - (a.end - a.at) || a.at - b.at))
    if (kept.every(({ at, end }) => place.end <= at || place.at >= end)) kept.push(place);
  return kept.sort((a, b) => a.at - b.at);
}
