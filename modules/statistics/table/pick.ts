import { type Filter, variablesIn } from "../filter/filter.ts";
import { meets } from "../filter/meets.ts";
import type { Variable } from "../store/work.ts";
import type { DataKind } from "../variables.ts";

/** A set of cells along the variables of a filter: places in each variable's list; null means all of them (the total). */
export type Pick =
  | { readonly kind: "product"; readonly places: readonly (readonly number[] | null)[] }
  | { readonly kind: "list"; readonly tuples: readonly (readonly number[])[] };

function everyTuple(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (tuples, size) =>
      tuples.flatMap((tuple) => Array.from({ length: size }, (_, place) => [...tuple, place])),
    [[]],
  );
}

/** Tuples of categories over the filter's variables that meet the filter. */
export function tuplesThatMeet(data: DataKind, filter: Filter, variables: readonly Variable[]): number[][] {
  const names = new Set(variablesIn(filter));
  if (variables.some(({ name }) => !names.has(name))) throw new Error("only the filter's own variables");
  return everyTuple(variables.map(({ categories }) => categories.length)).filter((tuple) => {
    const at = new Map(
      variables.map(({ name, categories }, index) => [name, categories[tuple[index] ?? 0] ?? null]),
    );
    return meets(data, filter, at) === true;
  });
}

/**
 * Writes a set of tuples as a product of sets where it is one, with whole variables as totals: fewer cells to add,
 * and fewer that could be withheld.
 */
export function pickOf(tuples: readonly (readonly number[])[], sizes: readonly number[]): Pick {
  const places = sizes.map((_, index) =>
    [...new Set(tuples.map((tuple) => tuple[index] ?? 0))].sort((a, b) => a - b),
  );
  const product = places.reduce((count, list) => count * list.length, 1);
  const distinct = new Set(tuples.map((tuple) => tuple.join(","))).size;
  if (product !== distinct) return { kind: "list", tuples };
  return {
    kind: "product",
    places: places.map((list, index) => (list.length === sizes[index] ? null : list)),
  };
}
