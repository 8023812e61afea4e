import type { Cube } from "../store/work.ts";
import type { Pick } from "./pick.ts";

/** Steps between neighbours of each variable in a cube's dense array, margins included. */
export function stridesOf(cube: Cube): number[] {
  const strides: number[] = [];
  let step = 1;
  for (const { categories } of [...cube.variables].reverse()) {
    strides.unshift(step);
    step *= categories.length + 1;
  }
  return strides;
}

/**
 * Adds published cells of a cube. `fixed` gives the place of each variable outside the filter (its number of
 * categories = total) and is overridden at `along`, the filter's variables. Only shown cells are used: as a sum, or as
 * a total less the shown rest. NaN when it cannot be had that way, so nothing is told that a reader of the whole
 * protected table could not work out. `sumsOnly` leaves the second way out, for figures that were rounded.
 */
export function addPicked(
  cube: Cube,
  fixed: readonly number[],
  along: readonly number[],
  { sumsOnly = false, ...pick }: Pick & { readonly sumsOnly?: boolean },
): number {
  const strides = stridesOf(cube);
  const base = fixed.reduce(
    (at, place, index) => (along.includes(index) ? at : at + place * (strides[index] ?? 0)),
    0,
  );
  const cell = (offset: number): number => cube.values[base + offset] ?? Number.NaN;
  const step = (n: number): number => strides[along[n] ?? 0] ?? 0;
  const sizes = along.map((index) => cube.variables[index]?.categories.length ?? 0);
  if (pick.kind === "list") {
    let sum = 0;
    for (const tuple of pick.tuples) sum += cell(tuple.reduce((at, place, n) => at + place * step(n), 0));
    return sum;
  }
  const { places } = pick;
  function walk(n: number, offset: number): number {
    if (n === along.length) return cell(offset);
    const size = sizes[n] ?? 0;
    const whole = () => walk(n + 1, offset + size * step(n));
    const wanted = places[n];
    if (wanted === null || wanted === undefined) return whole();
    let sum = 0;
    for (const place of wanted) sum += walk(n + 1, offset + place * step(n));
    if (!Number.isNaN(sum) || sumsOnly) return sum;
    let rest = 0;
    for (let place = 0; place < size; place++)
      if (!wanted.includes(place)) rest += walk(n + 1, offset + place * step(n));
    return whole() - rest;
  }
  return walk(0, 0);
}
