import { type Board, FIXED, OPEN } from "./board.ts";
import type { CycleQuestion } from "./cycle.ts";
import type { FoundMove } from "./found-move.ts";
import type { HypercubeSearch } from "./hypercube.ts";

/** Second hypercubes tried per question: the bound on its work. */
const MOST_TRIES = 300;

/**
 * Searches two hypercubes that share one corner, which they change in opposite ways: a way around a corner that
 * cannot change (a known zero) or has no room left. Least loss of the pair, written to `move`; else Infinity.
 */
export function chainSearch(
  board: Board,
  values: Float64Array,
  { move, search, inner }: { move: FoundMove; search: HypercubeSearch; inner: FoundMove },
): (question: CycleQuestion) => number {
  const { layout, state, weight, floor } = board;
  const { sizes, strides } = layout;
  const rank = sizes.length;
  const place = new Int32Array(rank);
  const at = new Int32Array(1 << rank);
  const sign = new Int8Array(1 << rank);
  let tries = 0;
  let best = Infinity;
  let asked: CycleQuestion = { cell: 0, direction: 1, amount: 1, limit: 0, onlyFree: false };

  /** Adds one cell to the move found, joining it with an earlier mention. */
  function join(cell: number, change: number): void {
    for (let i = 0; i < move.size; i++)
      if (move.cells[i] === cell) {
        move.signs[i] = (move.signs[i] ?? 0) + change;
        return;
      }
    move.cells[move.size] = cell;
    move.signs[move.size++] = change;
  }

  function keepBoth(): void {
    move.size = 0;
    for (let b = 0; b < at.length; b++) join(at[b] ?? 0, sign[b] ?? 0);
    for (let b = 0; b < inner.size; b++) join(inner.cells[b] ?? 0, inner.signs[b] ?? 0);
    let kept = 0;
    for (let i = 0; i < move.size; i++) {
      if (move.signs[i] === 0) continue;
      move.cells[kept] = move.cells[i] ?? 0;
      move.signs[kept++] = move.signs[i] ?? 0;
    }
    move.size = kept;
  }

  function keepsAim(): boolean {
    for (let b = 0; b < inner.size; b++) if (inner.cells[b] === asked.cell) return false;
    return true;
  }

  /** Tries to mend the one corner in the way by a second hypercube. */
  function mend(blocked: number, blockedSign: number, cost: number): void {
    tries++;
    const { amount, onlyFree } = asked;
    for (let b = 0; b < at.length; b++)
      values[at[b] ?? 0] = (values[at[b] ?? 0] ?? 0) + amount * (sign[b] ?? 0);
    const back = blockedSign > 0 ? -1 : 1;
    const before = inner.work;
    const more = onlyFree
      ? search.mends(blocked, back, amount, 1e-9)
      : search.mends(blocked, back, amount, best - cost);
    move.work += inner.work - before;
    for (let b = 0; b < at.length; b++)
      values[at[b] ?? 0] = (values[at[b] ?? 0] ?? 0) - amount * (sign[b] ?? 0);
    if (cost + more < best && keepsAim()) {
      best = cost + more;
      keepBoth();
    }
  }

  function descend(d: number, cost: number, blocked: number, blockedSign: number): void {
    if (d === rank) {
      if (blocked >= 0 && tries < MOST_TRIES) mend(blocked, blockedSign, cost);
      return;
    }
    const size = sizes[d] ?? 0;
    const here = place[d] ?? 0;
    const half = 1 << d;
    for (let j = 0; j <= size && tries < MOST_TRIES; j++) {
      if (j === here) continue;
      const step = (j - here) * (strides[d] ?? 0);
      const turn = j === size || here === size ? 1 : -1;
      let sum = cost;
      let obstacle = blocked;
      let obstacleSign = blockedSign;
      let b = 0;
      for (; b < half; b++) {
        const corner = (at[b] ?? 0) + step;
        const change = (sign[b] ?? 0) * turn;
        const s = state[corner] ?? 0;
        const stuck =
          s === FIXED ||
          (s === OPEN && (asked.onlyFree || weight[corner] === Infinity)) ||
          (change < 0 && (values[corner] ?? 0) - floor < asked.amount);
        if (stuck) {
          if (obstacle >= 0) break;
          obstacle = corner;
          obstacleSign = change;
        } else if (s === OPEN) {
          sum += weight[corner] ?? 0;
          if (sum >= best) break;
        }
        at[half + b] = corner;
        sign[half + b] = change;
      }
      move.work += b + 1;
      if (b === half) descend(d + 1, sum, obstacle, obstacleSign);
    }
  }

  return (question) => {
    asked = question;
    tries = 0;
    best = question.onlyFree ? 1e-9 : question.limit;
    const limit = best;
    let rest = question.cell;
    for (let d = 0; d < rank; d++) {
      place[d] = Math.floor(rest / (strides[d] ?? 1));
      rest %= strides[d] ?? 1;
    }
    at[0] = question.cell;
    sign[0] = question.direction;
    descend(0, 0, -1, 0);
    return best < limit ? best : Infinity;
  };
}
