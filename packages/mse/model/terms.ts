import { sizeOf } from "../table/up-sets.ts";

/**
 * A hierarchical log-linear model: the bitmasks of its terms, downward closed, always with the empty term 0 and every single
 * list, sorted by number of lists and then by value.
 */
export type Terms = readonly number[];

/** Sorts by number of lists, then by the lists themselves: 1, 2, 3, 12, 13, 23, 123. */
export function compareTerms(one: number, other: number): number {
  return sizeOf(one) - sizeOf(other) || compareLists(one, other);
}

/** The term whose first list that the other lacks comes earlier stands first. */
function compareLists(one: number, other: number): number {
  const differing = one ^ other;
  if (differing === 0) return 0;
  return (differing & -differing & one) !== 0 ? -1 : 1;
}

/** Terms up to `order` lists, the empty one included. */
export function termsUpTo(lists: number, order: number): number[] {
  const all = Array.from({ length: 2 ** lists }, (_, mask) => mask);
  return all.filter((mask) => sizeOf(mask) <= order).sort(compareTerms);
}

/** Every list alone: the lists are independent. */
export function mainTerms(lists: number): number[] {
  return termsUpTo(lists, 1);
}

/** The pairs of lists in lexicographic order. */
export function pairsOf(lists: number): number[] {
  return termsUpTo(lists, 2).filter((mask) => sizeOf(mask) === 2);
}

/** The smallest hierarchical model that holds the given terms. */
export function closeDownwards(terms: Iterable<number>, lists: number): number[] {
  const closed = new Set(mainTerms(lists));
  for (const term of terms) {
    for (let part = term; part > 0; part = (part - 1) & term) closed.add(part);
  }
  return [...closed].sort(compareTerms);
}

/** Terms that no other term of the model holds. */
export function maximalTerms(terms: Terms): number[] {
  return terms.filter((term) => !terms.some((other) => other !== term && (other & term) === term));
}
