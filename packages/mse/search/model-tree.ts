import { compareTerms, termsUpTo } from "../model/terms.ts";
import { sizeOf } from "../table/up-sets.ts";

/** Highest order of terms by number of lists when nothing else is asked (specification, section 6). */
export function defaultOrder(lists: number): number {
  return lists === 4 || lists === 5 ? 3 : 2;
}

/** Largest number of models that a full search takes on. */
export const MOST_MODELS = 3_000_000;

/**
 * Terms of two lists and more that a search adds, fewest lists first, each with its parts of one list less. Every hierarchical
 * model is reached once by adding terms in this order.
 */
export type Ladder = {
  readonly terms: readonly number[];
  /** For each term, the places in `terms` that must be in before; pairs need none. */
  readonly needs: readonly (readonly number[])[];
};

export function ladderOf(lists: number, order: number): Ladder {
  const terms = termsUpTo(lists, order)
    .filter((term) => sizeOf(term) >= 2)
    .sort(compareTerms);
  const needs = terms.map((term) => {
    if (sizeOf(term) === 2) return [];
    const parts: number[] = [];
    for (let bit = 1; bit <= term; bit <<= 1) {
      if ((term & bit) !== 0) parts.push(terms.indexOf(term ^ bit));
    }
    return parts;
  });
  return { terms, needs };
}

/** Number of hierarchical models up to an order, Infinity above `most`. */
export function countModels(lists: number, order: number, most = MOST_MODELS): number {
  const { terms, needs } = ladderOf(lists, order);
  const inside = new Uint8Array(terms.length);
  let count = 0;
  const walk = (from: number): void => {
    count += 1;
    for (let at = from; at < terms.length && count <= most; at++) {
      if (!mayAdd(needs[at], inside)) continue;
      inside[at] = 1;
      walk(at + 1);
      inside[at] = 0;
    }
  };
  if (pairsAlone(lists, order) > most) return Number.POSITIVE_INFINITY;
  walk(0);
  return count > most ? Number.POSITIVE_INFINITY : count;
}

export function mayAdd(needs: readonly number[] | undefined, inside: Uint8Array): boolean {
  if (needs === undefined) return false;
  for (let at = 0; at < needs.length; at++) if (inside[needs[at] as number] === 0) return false;
  return true;
}

/** Models of pairs only: fewer than all, and known at once. */
function pairsAlone(lists: number, order: number): number {
  return order < 2 ? 1 : 2 ** ((lists * (lists - 1)) / 2);
}
