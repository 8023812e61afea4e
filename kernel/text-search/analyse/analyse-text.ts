import { simplifyHan } from "@palermo/linkage";
import { folded } from "./fold.ts";
import { scriptOf, stemmerFor } from "./languages.ts";
import { stemsOf, type Wanted } from "./stems.ts";
import { type Token, tokens } from "./tokenise.ts";

/** A place of a text with what it is found by. `at` counts places from 0; a run has one place a letter. */
export type Place = {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly terms: readonly string[];
};

/** The stemmers' words that a text needs before it is analysed. */
export function* wantedStems(found: readonly Token[], lang: string): Generator<Wanted> {
  const seen = new Set<string>();
  for (const { text, run } of found) {
    if (run || seen.has(text)) continue;
    seen.add(text);
    yield { stemmer: stemmerFor(lang, scriptOf(text)), word: text };
  }
}

/** The places of a text; a word that says nothing has a place without terms, so that phrases keep their distances. */
export function placesOf(found: readonly Token[], lang: string): Place[] {
  const places: Place[] = [];
  // Most words of a text come again.
  const seen = new Map<string, readonly string[]>();
  let at = 0;
  for (const token of found) {
    if (token.run) {
      for (const place of runPlaces(token, at)) places.push(place);
      at += [...token.text].length;
    } else {
      const { text } = token;
      const terms = seen.get(text) ?? stemsOf({ stemmer: stemmerFor(lang, scriptOf(text)), word: text });
      seen.set(text, terms);
      places.push({ at, start: token.start, end: token.end, terms });
      at += 1;
    }
  }
  return places;
}

/**
 * A script without spaces is found by every two neighbouring letters, wherever a reader or a segmenter would part the
 * words; the last letter of a run stands alone.
 */
function runPlaces(token: Token, from: number): Place[] {
  const letters = [...token.text];
  let start = token.start;
  return letters.map((letter, index) => {
    const next = letters[index + 1] ?? "";
    const place = { at: from + index, start, end: start + letter.length, terms: [pairOf(letter, next)] };
    start += letter.length;
    return place;
  });
}

/** Two neighbouring letters as they are indexed: traditional characters as simplified ones. */
export function pairOf(letter: string, next: string): string {
  return folded(simplifyHan(letter + next));
}

export function textPlaces(text: string, lang: string): Place[] {
  return placesOf(tokens(text), lang);
}
