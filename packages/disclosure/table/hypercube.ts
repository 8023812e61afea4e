import { type Board, FIXED, OPEN } from "./board.ts";
import type { FoundMove } from "./found-move.ts";

/** A search for moves on one board; holds its scratch memory, so that the inner loops allocate nothing. */
export type HypercubeSearch = {
  /** Largest shift, up to `wanted`, of `cell` in `direction` by one move among hidden cells; 0 if there is none. */
  readonly free: (cell: number, direction: 1 | -1, wanted: number) => number;
  /** As `paid`, whatever the room of `cell` itself: another move gives it back what this one takes. */
  readonly mends: (cell: number, direction: 1 | -1, amount: number, limit: number) => number;
  /** Least loss of newly hidden cells for a move of `amount`, or Infinity when it is not below `limit`. */
  readonly paid: (cell: number, direction: 1 | -1, amount: number, limit: number) => number;
};

/**
 * Moves are the corners of a hypercube (Repsilber 1994, Giessing and Repsilber 2002): pick another place in
 * every dimension; the 2^d corners change by +1 or -1 in turn and all sums stay. A total changes *with* its
 * parts, so a pair (category, total) keeps the sign and a pair of categories turns it. Margins are ordinary
 * corners, so the move over all totals always exists and no table is without a solution.
 *
 * `values` is the table the intruder might hold at this point; it must stay at or above the board's floor.
 */
export function hypercubeSearch(board: Board, values: Float64Array, move: FoundMove): HypercubeSearch {
  const { layout, state, weight, floor } = board;
  const { sizes, strides } = layout;
  const rank = sizes.length;
  const corners = 1 << rank;
  const place = new Int32Array(rank);
  const at = new Int32Array(corners);
  const sign = new Int8Array(corners);
  // Candidate places of each dimension, cheapest first, with the loss of their first corner.
  const longest = Math.max(...sizes) + 1;
  const listLength = new Int32Array(rank);
  const listPlace = new Int32Array(rank * longest);
  const listCost = new Float64Array(rank * longest);
  const order = new Int32Array(rank);
  const restCost = new Float64Array(rank + 1);
  let bestCost = 0;
  let bestShift = 0;
  let least = 1;
  let onlyFree = false;
  let wantedShift = 1;

  function list(cell: number, direction: number, d: number): boolean {
    const size = sizes[d] ?? 0;
    const stride = strides[d] ?? 0;
    const here = place[d] ?? 0;
    const base = d * longest;
    let length = 0;
    for (let j = 0; j <= size; j++) {
      if (j === here) continue;
      const corner = cell + (j - here) * stride;
      const s = state[corner] ?? 0;
      if (s === FIXED || (onlyFree && s === OPEN)) continue;
      const turned = j === size || here === size ? direction : -direction;
      if (turned < 0 && (values[corner] ?? 0) - floor < least) continue;
      const cost = s === OPEN ? (weight[corner] ?? 0) : 0;
      if (cost >= bestCost && !onlyFree) continue;
      let slot = length++;
      while (slot > 0 && (listCost[base + slot - 1] ?? 0) > cost) {
        listCost[base + slot] = listCost[base + slot - 1] ?? 0;
        listPlace[base + slot] = listPlace[base + slot - 1] ?? 0;
        slot--;
      }
      listCost[base + slot] = cost;
      listPlace[base + slot] = j;
    }
    move.work += size;
    listLength[d] = length;
    return length > 0;
  }

  /** Chooses the places level by level; `cost` and `shift` are those of the corners fixed so far. True = stop. */
  function descend(level: number, cost: number, shift: number): boolean {
    if (level === rank) {
      bestCost = cost;
      bestShift = shift;
      move.cells.set(at);
      move.signs.set(sign);
      move.size = corners;
      return onlyFree ? shift >= wantedShift : cost === 0;
    }
    const d = order[level] ?? 0;
    const size = sizes[d] ?? 0;
    const stride = strides[d] ?? 0;
    const here = place[d] ?? 0;
    const half = 1 << level;
    const rest = restCost[level + 1] ?? 0;
    for (let slot = 0; slot < (listLength[d] ?? 0); slot++) {
      const first = listCost[d * longest + slot] ?? 0;
      if (!onlyFree && cost + first + rest >= bestCost) return false;
      const j = listPlace[d * longest + slot] ?? 0;
      const step = (j - here) * stride;
      const turn = j === size || here === size ? 1 : -1;
      let sum = cost;
      let most = shift;
      let b = 0;
      for (; b < half; b++) {
        const corner = (at[b] ?? 0) + step;
        const s = state[corner] ?? 0;
        if (s === FIXED) break;
        if (s === OPEN) {
          if (onlyFree) break;
          sum += weight[corner] ?? 0;
          if (sum + rest >= bestCost) break;
        }
        const turned = (sign[b] ?? 0) * turn;
        if (turned < 0) {
          const room = (values[corner] ?? 0) - floor;
          if (room < least) break;
          if (room < most) most = room;
          if (onlyFree && most <= bestShift) break;
        }
        at[half + b] = corner;
        sign[half + b] = turned;
      }
      move.work += b + 1;
      if (b === half && descend(level + 1, sum, most)) return true;
    }
    return false;
  }

  function start(cell: number, direction: number): boolean {
    bestShift = 0;
    let rest = cell;
    for (let d = 0; d < rank; d++) {
      const stride = strides[d] ?? 1;
      place[d] = Math.floor(rest / stride);
      rest %= stride;
    }
    for (let d = 0; d < rank; d++) if (!list(cell, direction, d)) return false;
    for (let d = 0; d < rank; d++) {
      let slot = d;
      for (; slot > 0 && (listLength[order[slot - 1] ?? 0] ?? 0) > (listLength[d] ?? 0); slot--)
        order[slot] = order[slot - 1] ?? 0;
      order[slot] = d;
    }
    restCost[rank] = 0;
    for (let level = rank - 1; level >= 0; level--)
      restCost[level] = (restCost[level + 1] ?? 0) + (listCost[(order[level] ?? 0) * longest] ?? 0);
    at[0] = cell;
    sign[0] = direction;
    return true;
  }

  function paid(cell: number, direction: 1 | -1, amount: number, limit: number): number {
    onlyFree = false;
    least = amount;
    bestCost = limit;
    if (!start(cell, direction)) return Infinity;
    descend(0, 0, amount);
    return bestShift > 0 ? bestCost : Infinity;
  }

  return {
    mends: paid,
    free(cell, direction, wanted) {
      onlyFree = true;
      least = 1;
      wantedShift = wanted;
      const room = direction < 0 ? Math.min(wanted, (values[cell] ?? 0) - floor) : wanted;
      if (room < 1 || !start(cell, direction)) return 0;
      descend(0, 0, room);
      return bestShift;
    },
    paid(cell, direction, amount, limit) {
      if (direction < 0 && (values[cell] ?? 0) - floor < amount) return Infinity;
      return paid(cell, direction, amount, limit);
    },
  };
}
