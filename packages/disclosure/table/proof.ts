import { type Board, PRIMARY } from "./board.ts";
import { type MoveSearch, moveSearch } from "./move.ts";

/**
 * What is proven about each primary cell: other whole-number tables that agree with everything published and in
 * which the cell is larger (`high`) or smaller (`low`). The tables are kept, so that each claim can be checked.
 */
export type Proofs = {
  readonly board: Board;
  readonly search: MoveSearch;
  /** The table an intruder might hold; equals the true counts between calls. */
  readonly values: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  /** Index into `tables` of the proof behind `high` and `low`; -1 when it is the true count. */
  readonly highBy: Int32Array;
  readonly lowBy: Int32Array;
  /** The other tables, each as its changed cells and by how much they changed. */
  readonly tables: { cells: Int32Array; changes: Float64Array }[];
  /** Cells changed since the true table, without repeats. */
  readonly touched: number[];
  readonly isTouched: Uint8Array;
};

/** Empty proofs: nothing is known but the true table itself. */
export function proofsOf(board: Board): Proofs {
  const values = board.counts.slice();
  const cellCount = values.length;
  return {
    board,
    search: moveSearch(board, values),
    values,
    high: board.counts.slice(),
    low: board.counts.slice(),
    highBy: new Int32Array(cellCount).fill(-1),
    lowBy: new Int32Array(cellCount).fill(-1),
    tables: [],
    touched: [],
    isTouched: new Uint8Array(cellCount),
  };
}

/** How much further up `cell` must be proven: to reach k, and to span the width above its proven minimum. */
export function missing(proofs: Proofs, cell: number): number {
  const { board, high, low } = proofs;
  const target = Math.max(board.reach, (low[cell] ?? 0) + board.width);
  return target - (high[cell] ?? 0);
}

/** True when an intruder can neither say that `cell` is below k nor narrow it to less than the width. */
export function isProven(proofs: Proofs, cell: number): boolean {
  return missing(proofs, cell) <= 0;
}

/** Changes the intruder's table by the last move found, `amount` times. */
export function applyMove(proofs: Proofs, amount: number): void {
  const { search, values, touched, isTouched } = proofs;
  for (let b = 0; b < search.size; b++) {
    const corner = search.cells[b] ?? 0;
    values[corner] = (values[corner] ?? 0) + amount * (search.signs[b] ?? 0);
    if (isTouched[corner] === 0) {
      isTouched[corner] = 1;
      touched.push(corner);
    }
  }
}

/** Notes the intruder's table as a proof for every primary cell it moved that still needs one, then goes back to the true table. */
export function keepProof(proofs: Proofs): void {
  const { board, values, high, low, highBy, lowBy, tables, touched, isTouched } = proofs;
  const proof = tables.length;
  let used = false;
  for (const cell of touched) {
    if (board.state[cell] !== PRIMARY || isProven(proofs, cell)) continue;
    const value = values[cell] ?? 0;
    if (value > (high[cell] ?? 0)) {
      high[cell] = value;
      highBy[cell] = proof;
      used = true;
    } else if (value < (low[cell] ?? 0)) {
      low[cell] = value;
      lowBy[cell] = proof;
      used = true;
    }
  }
  if (used) {
    const cells = Int32Array.from(touched);
    tables.push({
      cells,
      changes: Float64Array.from(cells, (c) => (values[c] ?? 0) - (board.counts[c] ?? 0)),
    });
  }
  for (const cell of touched) {
    values[cell] = board.counts[cell] ?? 0;
    isTouched[cell] = 0;
  }
  touched.length = 0;
}

/** Moves `cell` by up to `amount` in one direction among hidden cells, move after move; returns how far it came. */
export function walk(proofs: Proofs, cell: number, direction: 1 | -1, amount: number): number {
  let done = 0;
  while (done < amount) {
    const shift = proofs.search.free(cell, direction, amount - done);
    if (shift < 1) break;
    applyMove(proofs, shift);
    done += shift;
  }
  return done;
}

/** Tries to prove `cell` with the cells that are hidden already; says whether it is proven. */
export function proveFreely(proofs: Proofs, cell: number): boolean {
  if (isProven(proofs, cell)) return true;
  const { board, low } = proofs;
  const room = (low[cell] ?? 0) - board.floor;
  if (room > 0) {
    walk(proofs, cell, -1, (board.counts[cell] ?? 0) - board.floor);
    keepProof(proofs);
  }
  if (isProven(proofs, cell)) return true;
  const target = missing(proofs, cell) + (proofs.high[cell] ?? 0) - (board.counts[cell] ?? 0);
  walk(proofs, cell, 1, target);
  keepProof(proofs);
  return isProven(proofs, cell);
}

/** Forgets what is proven about `cell`. */
export function forget(proofs: Proofs, cell: number): void {
  const count = proofs.board.counts[cell] ?? 0;
  proofs.high[cell] = count;
  proofs.low[cell] = count;
  proofs.highBy[cell] = -1;
  proofs.lowBy[cell] = -1;
}
