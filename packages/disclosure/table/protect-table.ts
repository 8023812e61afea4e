import { TableError } from "../table-error.ts";
import { type Board, boardOf, FIXED, giveUpTotal, OPEN, PRIMARY, primariesOf, SECONDARY } from "./board.ts";
import { proofsHold } from "./check-proofs.ts";
import { secure } from "./hide-more.ts";
import { improve, lossOf } from "./improve.ts";
import { orderOf } from "./order-of.ts";
import { proofsOf } from "./proof.ts";
import type { ProtectedTable, ProtectionReport } from "./protected-table.ts";
import { showAgain } from "./show-again.ts";

export type ProtectInput = {
  /** Category codes of each dimension (1 to 8 dimensions); missing is a category of its own. */
  dimensions: readonly (readonly string[])[];
  /** Whole numbers of people, dense and row-major, interior cells only. */
  counts: Float64Array | Int32Array;
  /** No figure of 1..k-1 is shown; default 11. */
  k?: number;
  /** Smallest span (largest minus smallest possible value) left to an intruder for each of them; default k - 1. */
  protection?: number;
  /** Cells (interior index) that cannot hold anybody; their zero is no secret. */
  structuralZero?: (interior: number) => boolean;
  /** Default true: zeros are shown, and an intruder knows that hidden cells hold at least one person. */
  showZero?: boolean;
  /** Order in which equal cells are treated; the same seed gives the same table. */
  seed?: number;
  /** Work limit in cells looked at, for the search of circuits and the clean-up each; the result is safe at any limit. */
  maxSteps?: number;
};

/** Tables of at most this many cells, margins included, are worked on thoroughly. */
const SMALL_CELLS = 400;
const STARTS = 4;

type Outcome = { loss: number; finished: boolean };

/** Hides what one order of the primary cells asks for and cleans up; undefined when a proof turned out not to hold. */
function attempt(board: Board, order: Int32Array, maxSteps: number, thorough: boolean): Outcome | undefined {
  const proofs = proofsOf(board, maxSteps);
  let todo = [...order];
  for (let before = -1; todo.length > 0; ) {
    if (todo.length === before && proofs.deep && !giveUpTotal(board)) return undefined;
    if (todo.length === before) {
      proofs.deep = true;
      proofs.cyclesUntil = proofs.move.work + maxSteps;
    }
    before = todo.length;
    todo = todo.filter((cell) => !secure(proofs, cell));
  }
  const limit = proofs.move.work + maxSteps;
  showAgain(proofs, order, limit);
  if (thorough) improve(proofs, order, limit);
  if (!proofsHold(proofs, order)) return undefined;
  return { loss: lossOf(board), finished: proofs.move.work <= limit };
}

/** Small tables are tried in several orders, the best is kept; large ones once. False = no attempt gave a safe table. */
function protectBoard(board: Board, seed: number, maxSteps: number): { safe: boolean; cleaned: boolean } {
  const primaries = primariesOf(board);
  const thorough = board.counts.length <= SMALL_CELLS;
  let best: (Outcome & { state: Uint8Array }) | undefined;
  for (let start = 0; start < (thorough ? STARTS : 1); start++) {
    const trial = { ...board, state: board.state.slice(), weight: board.weight.slice() };
    const order = orderOf(primaries, { seed, start, counts: board.counts });
    const share = thorough ? maxSteps / STARTS : maxSteps;
    const outcome = attempt(trial, order, share, thorough);
    if (outcome !== undefined && outcome.loss < (best?.loss ?? Infinity))
      best = { ...outcome, state: trial.state };
  }
  if (best !== undefined) board.state.set(best.state);
  return { safe: best !== undefined, cleaned: best?.finished ?? false };
}

/** Work that suits interactive use: about 20 ms for each million steps. */
function defaultSteps(board: Board): number {
  return Math.max(2_000_000, 60 * board.counts.length);
}

function hideAll(board: Board): void {
  for (let cell = 0; cell < board.state.length; cell++)
    if (board.state[cell] === OPEN) board.state[cell] = SECONDARY;
}

/**
 * Protects a frequency table together with all its margins so that no count of 1..k-1 is shown or can be computed.
 *
 * Primary: every cell and margin of 1..k-1. Secondary: further cells of least total count, chosen until for each
 * primary cell two whole-number tables exist that agree with everything published, one with at least k people in
 * it and the two at least `protection` apart. It follows that no sum of suppressed cells that an intruder can
 * compute lies in 1..k-1: such a sum would bound each of its cells below k.
 * Sources: Cox 1980 and 1995 (cell suppression, protection intervals), Fischetti and Salazar 2001 (the optimal
 * problem over linked margins), Giessing and Repsilber 2002 (hypercube), Hundepool et al. 2012, chapter 4.
 *
 * Throws `TableError` on bad input. Pure and deterministic except for `report.ms`.
 */
export function protectTable(input: ProtectInput): ProtectedTable {
  const started = performance.now();
  const k = input.k ?? 11;
  const protection = input.protection ?? k - 1;
  if (!Number.isSafeInteger(k) || k < 2)
    throw new TableError("bad-parameter", "k", "a whole number, 2 or more");
  if (!Number.isSafeInteger(protection) || protection < 1)
    throw new TableError("bad-parameter", "protection", "a whole number, 1 or more");
  const showZero = input.showZero ?? true;
  const board = boardOf({
    dimensions: input.dimensions,
    counts: input.counts,
    k,
    protection,
    showZero,
    structuralZero: input.structuralZero ?? (() => false),
  });
  let method: ProtectionReport["method"] = "none-needed";
  let cleaned = true;
  if (board.state.includes(PRIMARY)) {
    method = "hypercube";
    const { safe, cleaned: finished } = protectBoard(
      board,
      input.seed ?? 1,
      input.maxSteps ?? defaultSteps(board),
    );
    cleaned = finished;
    if (!safe) {
      hideAll(board);
      method = "all";
    }
  }
  return finish(board, input, { method, cleaned, k, protection, started });
}

function finish(
  board: Board,
  input: ProtectInput,
  how: Pick<ProtectionReport, "method" | "cleaned" | "k" | "protection"> & { started: number },
): ProtectedTable {
  const values = new Float64Array(board.counts.length);
  let primary = 0;
  let secondary = 0;
  let suppressedValue = 0;
  let secondaryValue = 0;
  for (let cell = 0; cell < values.length; cell++) {
    const state = board.state[cell] ?? OPEN;
    const count = board.counts[cell] ?? 0;
    const hidden = state === PRIMARY || state === SECONDARY;
    values[cell] = hidden ? Number.NaN : count;
    if (hidden) suppressedValue += count;
    if (state === PRIMARY) primary++;
    if (state === SECONDARY) {
      secondary++;
      secondaryValue += count;
    }
    if (state === FIXED) board.state[cell] = OPEN;
  }
  const { started, ...rest } = how;
  const ms = performance.now() - started;
  return {
    dimensions: input.dimensions,
    layout: board.layout,
    state: board.state,
    values,
    zerosShown: board.floor === 1,
    report: { primary, secondary, suppressedValue, secondaryValue, ...rest, ms },
  };
}
