import type { Part } from "./part.ts";

/** Steps that the search for boxes may take in one table before the table counts as too thin. */
export const mostSteps = 40_000_000;

export type BoxSearch = {
  readonly part: Part;
  /** Changes made to the table so far: the table that an intruder might take for the true one. */
  readonly changes: Int32Array;
  readonly cell: number;
  /** Persons by which `cell` is to change. */
  readonly amount: number;
  readonly direction: 1 | -1;
  /** Dimensions of the table along which the box extends. */
  readonly along: readonly number[];
  /** Further condition on a corner. */
  readonly allowed: (corner: number) => boolean;
  readonly steps: { left: number };
  /** Only boxes of less loss than this. */
  readonly below: number;
};

/**
 * The corners of a box in a table: one half of them change with `cell`, the other half against it, and all sums over
 * any of the box's dimensions stay (the hypercube of Repsilber 1994).
 */
export type Box = { readonly corners: Int32Array; readonly signs: Int8Array; readonly cost: number };

/**
 * The box through a cell that newly hides the fewest people, or nothing. Dimension by dimension the corners double; a
 * corner that would fall below nobody ends the branch, so sparse tables are searched quickly. A hidden cell may hold
 * nobody: zeros are hidden like other counts.
 */
export function findBox(search: BoxSearch): Box | null {
  const { part, changes, cell, amount, direction, along, allowed, steps, below } = search;
  const { sizes, strides, counts, hidden } = part;
  const fits = (corner: number, sign: number): boolean =>
    (sign * direction > 0 || (counts[corner] ?? 0) + (changes[corner] ?? 0) >= amount) && allowed(corner);
  const loss = (corner: number): number => (hidden[corner] === 0 ? (counts[corner] ?? 0) + 0.5 : 0);
  if (!fits(cell, 1)) return null;
  const corners = new Int32Array(1 << along.length);
  const signs = new Int8Array(1 << along.length);
  corners[0] = cell;
  signs[0] = 1;
  const best: { box: Box | null; cost: number } = { box: null, cost: below };

  function widen(n: number, cost: number): void {
    if (cost >= best.cost) return;
    const d = along[n];
    if (d === undefined) {
      best.box = { corners: corners.slice(), signs: signs.slice(), cost };
      best.cost = cost;
      return;
    }
    const stride = strides[d] ?? 1;
    const size = sizes[d] ?? 1;
    const here = Math.floor(cell / stride) % size;
    const half = 1 << n;
    for (let other = 0; other < size; other++) {
      if (other === here) continue;
      let more = cost;
      let fitting = true;
      for (let m = 0; m < half && fitting; m++) {
        if (--steps.left < 0) return;
        const corner = (corners[m] ?? 0) + (other - here) * stride;
        const sign = -(signs[m] ?? 1);
        fitting = fits(corner, sign);
        corners[half + m] = corner;
        signs[half + m] = sign;
        more += loss(corner);
      }
      if (fitting) widen(n + 1, more);
    }
  }

  widen(0, loss(cell));
  return best.box;
}
