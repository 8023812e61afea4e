import { sizeOf } from "../table/up-sets.ts";
import { closeDownwards, compareTerms, maximalTerms, type Terms } from "./terms.ts";

/**
 * Maximal terms with lists numbered from 1, larger terms first: `[123,14,5]`. From ten lists on the numbers of a term are
 * joined by dots: `[1.10,2]`.
 */
export function modelName(terms: Terms, lists: number): string {
  const largestFirst = (one: number, other: number) =>
    sizeOf(other) - sizeOf(one) || compareTerms(one, other);
  const names = maximalTerms(terms).sort(largestFirst);
  return `[${names.map((term) => termName(term, lists)).join(",")}]`;
}

/** Numbers of the lists of a term: `13`. */
export function termName(term: number, lists: number): string {
  const numbers = [];
  for (let list = 0; list < lists; list++) if ((term >> list) & 1) numbers.push(list + 1);
  return numbers.join(lists > 9 ? "." : "");
}

/** Names of the lists of a term: `LA:NG`; the empty term has none. */
export function termLabel(term: number, names: readonly string[]): string {
  return names.filter((_, list) => (term >> list) & 1).join(":");
}

/** The model of a name, or null when it is none of so many lists. Lists that it does not name are in it alone. */
export function parseModel(name: string, lists: number): number[] | null {
  const inside = /^\s*\[?([\d.,\s]*)\]?\s*$/.exec(name)?.[1];
  if (inside === undefined) return null;
  const terms: number[] = [];
  for (const word of inside.split(",").map((part) => part.trim())) {
    if (word === "") continue;
    const term = parseTerm(word, lists);
    if (term === null) return null;
    terms.push(term);
  }
  return closeDownwards(terms, lists);
}

function parseTerm(word: string, lists: number): number | null {
  const numbers = lists > 9 || word.includes(".") ? word.split(".") : [...word];
  let term = 0;
  for (const text of numbers) {
    const list = Number(text) - 1;
    if (!Number.isInteger(list) || list < 0 || list >= lists || (term >> list) & 1) return null;
    term |= 1 << list;
  }
  return term;
}
