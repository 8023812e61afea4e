import { TableError } from "../table-error.ts";
import { addMargins, eachInterior, type Layout, layoutOf } from "./layout.ts";

/** States of a cell while a table is being protected; every state from `PRIMARY` on is hidden. */
export const OPEN = 0;
export const FIXED = 1;
export const PRIMARY = 2;
export const SECONDARY = 3;

/** The working table: true counts with margins, what is hidden, and what an intruder may assume. */
export type Board = {
  readonly layout: Layout;
  /** True counts of all cells and margins. */
  readonly counts: Float64Array;
  /** `OPEN`, `FIXED` (a zero everybody knows), `PRIMARY` or `SECONDARY` for each cell. */
  readonly state: Uint8Array;
  /** Loss of hiding each cell; Infinity = not to be hidden. */
  readonly weight: Float64Array;
  /** Smallest value an intruder must allow for a hidden cell: 1 where zeros are shown, else 0. */
  readonly floor: number;
  /** A primary cell must be able to reach this count in the intruder's eyes. */
  readonly reach: number;
  /** Its possible values must span at least this much (largest minus smallest). */
  readonly width: number;
};

/**
 * Allows the grand total to be hidden, at its ordinary loss; false when it was allowed already. It is kept as long as
 * possible: readers need it, and it is often known from elsewhere.
 */
export function giveUpTotal(board: Board): boolean {
  const last = board.counts.length - 1;
  if (board.weight[last] !== Infinity) return false;
  board.weight[last] = board.counts[last] ?? 0;
  return true;
}

export type BoardInput = {
  dimensions: readonly (readonly string[])[];
  counts: Float64Array | Int32Array;
  k: number;
  protection: number;
  showZero: boolean;
  structuralZero: (interior: number) => boolean;
};

/**
 * Builds the working table and marks the primary cells: counts of 1..k-1, in the interior and in every
 * margin; zeros too when they are not shown and not structural.
 */
export function boardOf(input: BoardInput): Board {
  const { k, protection, showZero } = input;
  const layout = layoutOf(input.dimensions);
  if (input.counts.length !== layout.interiorCount)
    throw new TableError(
      "bad-counts",
      "counts",
      `${layout.interiorCount} counts, one for each interior cell`,
    );
  const counts = new Float64Array(layout.cellCount);
  const possible = new Float64Array(layout.cellCount);
  eachInterior(layout, (interior, cell) => {
    const count = input.counts[interior] ?? 0;
    if (!Number.isSafeInteger(count) || count < 0)
      throw new TableError("bad-counts", `counts[${interior}]`, "a whole number of people, 0 or more");
    counts[cell] = count;
    const structural = input.structuralZero(interior);
    if (structural && count > 0)
      throw new TableError("bad-counts", `counts[${interior}]`, "0 where the cell is a structural zero");
    possible[cell] = structural ? 0 : 1;
  });
  addMargins(layout, counts);
  addMargins(layout, possible);
  const state = new Uint8Array(layout.cellCount);
  const weight = new Float64Array(layout.cellCount);
  for (let cell = 0; cell < layout.cellCount; cell++) {
    const count = counts[cell] ?? 0;
    weight[cell] = cell === layout.cellCount - 1 ? Infinity : count;
    if (count === 0) state[cell] = showZero || possible[cell] === 0 ? FIXED : PRIMARY;
    else if (count < k) state[cell] = PRIMARY;
  }
  return { layout, counts, state, weight, floor: showZero ? 1 : 0, reach: k, width: protection };
}

/** The cells that carry the primary mark, in order of place. */
export function primariesOf(board: Board): Int32Array {
  const found: number[] = [];
  for (let cell = 0; cell < board.state.length; cell++) if (board.state[cell] === PRIMARY) found.push(cell);
  return Int32Array.from(found);
}
