import type { Part } from "./part.ts";

/** Tables of one data set by the set of their variables (a bit each), kept between questions. */
export type Family = Map<number, Part>;

/** The variables of a set, rising. */
export function placesOf(set: number): number[] {
  const found: number[] = [];
  for (let bit = 0; 1 << bit <= set; bit++) if (set & (1 << bit)) found.push(bit);
  return found;
}

/** Sets of some but not all variables of a set, fewest first. */
export function subsetsOf(set: number): number[] {
  const found: number[] = [];
  for (let part = (set - 1) & set; part > 0; part = (part - 1) & set) found.push(part);
  return found.sort((a, b) => placesOf(a).length - placesOf(b).length || a - b);
}

export function partIn(family: Family, set: number): Part {
  const part = family.get(set);
  if (part === undefined) throw new Error("a table of the family is missing");
  return part;
}

/** For a table: the cell of one over some of its variables that a cell belongs to. */
export function projection(family: Family, set: number, within: number): (cell: number) => number {
  const [large, small] = [partIn(family, set), partIn(family, within)];
  const steps = placesOf(set).flatMap((bit, n) => {
    if (!(within & (1 << bit))) return [];
    const inner = placesOf(within).indexOf(bit);
    return [[large.strides[n] ?? 1, large.sizes[n] ?? 1, small.strides[inner] ?? 1] as const];
  });
  return (cell) => {
    let at = 0;
    for (const [stride, size, step] of steps) at += (Math.floor(cell / stride) % size) * step;
    return at;
  };
}

/** The cells of a table into which a cell of a smaller one is broken up. */
export function brokenUp(family: Family, set: number, within: number): (cell: number) => number[] {
  const [large, small] = [partIn(family, set), partIn(family, within)];
  const order = placesOf(set);
  const offsets = order.reduce<number[]>(
    (found, bit, n) => {
      if (within & (1 << bit)) return found;
      const places = Array.from(
        { length: large.sizes[n] ?? 1 },
        (_, place) => place * (large.strides[n] ?? 1),
      );
      return found.flatMap((at) => places.map((place) => at + place));
    },
    [0],
  );
  const steps = placesOf(within).map(
    (bit, n) => [small.strides[n] ?? 1, small.sizes[n] ?? 1, large.strides[order.indexOf(bit)] ?? 1] as const,
  );
  return (cell) => {
    const base = steps.reduce(
      (at, [stride, size, step]) => at + (Math.floor(cell / stride) % size) * step,
      0,
    );
    return offsets.map((offset) => base + offset);
  };
}

/**
 * Says of a table's cell whether a box that extends along `span` may have a corner there: every smaller table over at
 * least these variables changes with it and must hide that cell. Tables over fewer keep their figures.
 */
export function freeAlong(family: Family, set: number, span: number): (cell: number) => boolean {
  const checks = subsetsOf(set).flatMap((within) =>
    (within & span) === span
      ? [{ hidden: partIn(family, within).hidden, to: projection(family, set, within) }]
      : [],
  );
  return (cell) => {
    for (const { hidden, to } of checks) if (hidden[to(cell)] !== 1) return false;
    return true;
  };
}
