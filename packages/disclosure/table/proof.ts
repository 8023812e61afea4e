import { type Board, PRIMARY } from "./board.ts";
import { chainSearch } from "./chain.ts";
import { type CycleSearch, cycleSearch } from "./cycle.ts";
import { emptyMove, type FoundMove } from "./found-move.ts";
import { type HypercubeSearch, hypercubeSearch } from "./hypercube.ts";

/**
 * What is proven about each primary cell: other whole-number tables that agree with everything published and in
 * which the cell is larger (`high`) or smaller (`low`). The tables are kept, so that each claim can be checked.
 */
export type Proofs = {
  readonly board: Board;
  readonly search: HypercubeSearch;
  readonly cycles: CycleSearch;
  readonly chains: CycleSearch;
  /** The move that the last search found. */
  readonly move: FoundMove;
  /** Circuits are searched until this much work is done; hypercubes always. */
  cyclesUntil: number;
  /** Pairs of hypercubes are searched too. */
  deep: boolean;
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

/** Tables of at most this many cells, margins included, always search pairs of hypercubes. */
const DEEP_CELLS = 400;

/** Empty proofs: nothing is known but the true table itself. */
export function proofsOf(board: Board, cyclesUntil: number): Proofs {
  const values = board.counts.slice();
  const cellCount = values.length;
  const { sizes } = board.layout;
  const most = (1 << sizes.length) * (Math.max(...sizes) + 2);
  const move = emptyMove(most);
  const inner = emptyMove(1 << sizes.length);
  return {
    board,
    search: hypercubeSearch(board, values, move),
    cycles: cycleSearch(board, values, move),
    chains: chainSearch(board, values, { move, inner, search: hypercubeSearch(board, values, inner) }),
    move,
    cyclesUntil,
    deep: cellCount <= DEEP_CELLS,
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
  const { move, values, touched, isTouched } = proofs;
  for (let b = 0; b < move.size; b++) {
    const corner = move.cells[b] ?? 0;
    values[corner] = (values[corner] ?? 0) + amount * (move.signs[b] ?? 0);
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

/** How far the move found can be applied, up to `wanted`. */
function roomOf(proofs: Proofs, wanted: number): number {
  const { move, values, board } = proofs;
  let room = wanted;
  for (let i = 0; i < move.size; i++)
    if ((move.signs[i] ?? 0) < 0) {
      const spare = (values[move.cells[i] ?? 0] ?? 0) - board.floor;
      room = Math.min(room, Math.floor(spare / -(move.signs[i] ?? -1)));
    }
  return room;
}

/** One free move of `cell`: a hypercube, else a circuit of the largest amount among wanted, half of it, … 1. */
function freeStep(proofs: Proofs, cell: number, direction: 1 | -1, wanted: number): number {
  const shift = proofs.search.free(cell, direction, wanted);
  if (shift > 0 || proofs.move.work > proofs.cyclesUntil) return shift;
  for (let amount = wanted; amount >= 1; amount = amount === 1 ? 0 : Math.ceil(amount / 2)) {
    const question = { cell, direction, amount, limit: 0, onlyFree: true };
    if (proofs.cycles(question) === 0) return roomOf(proofs, wanted);
    if (proofs.deep && proofs.chains(question) === 0) return roomOf(proofs, wanted);
  }
  return 0;
}

/** Moves `cell` by up to `amount` in one direction among hidden cells, move after move; returns how far it came. */
export function walk(proofs: Proofs, cell: number, direction: 1 | -1, amount: number): number {
  let done = 0;
  while (done < amount) {
    const shift = freeStep(proofs, cell, direction, amount - done);
    if (shift < 1) break;
    applyMove(proofs, shift);
    done += shift;
  }
  return done;
}

/** Least loss of a move that raises `cell` by `amount`, hypercube or circuit, if below `limit`; else Infinity. */
export function leastLoss(proofs: Proofs, cell: number, amount: number, limit: number): number {
  const cube = proofs.search.paid(cell, 1, amount, limit);
  if (cube === 0 || proofs.move.work > proofs.cyclesUntil) return cube;
  const question = { cell, direction: 1, amount, limit: Math.min(cube, limit), onlyFree: false } as const;
  const cycle = Math.min(cube, proofs.cycles(question));
  if (!proofs.deep || cycle === 0) return cycle;
  return Math.min(cycle, proofs.chains({ ...question, limit: Math.min(cycle, limit) }));
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
