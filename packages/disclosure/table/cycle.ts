import { type Board, FIXED, OPEN } from "./board.ts";
import type { FoundMove } from "./found-move.ts";

/** What a circuit search is asked for. */
export type CycleQuestion = {
  cell: number;
  direction: 1 | -1;
  /** Every cell that falls must have this much room. */
  amount: number;
  /** Only circuits of less loss count; with `onlyFree` none at all is allowed. */
  limit: number;
  onlyFree: boolean;
};

/** Least loss of a circuit through the cell, written to the move; Infinity when there is none below the limit. */
export type CycleSearch = (question: CycleQuestion) => number;

/**
 * Searches circuits: in two dimensions a closed path that turns from row to column (Cox 1980; a shortest path in the
 * bipartite graph of rows and columns, exact for two-way tables), in the other dimensions a pair of places as in the
 * hypercube. Totals are places like others; a total counts with reversed sign in its line, which turns the sign of
 * the change there. Work for d dimensions of n places: about d²/2 · n^(d-2) · 2^(d-2) · n² in the worst case.
 */
export function cycleSearch(board: Board, values: Float64Array, move: FoundMove): CycleSearch {
  const { layout, state, weight, floor } = board;
  const { sizes, strides } = layout;
  const rank = sizes.length;
  const longest = Math.max(...sizes) + 1;
  const layerOffset = new Int32Array(1 << rank);
  const layerSign = new Int8Array(1 << rank);
  const place = new Int32Array(rank);
  const distance = new Float64Array(2 * longest);
  const before = new Int32Array(2 * longest);
  const done = new Uint8Array(2 * longest);
  let a = 0;
  let b = 1;
  let layers = 1;
  let origin = 0;
  let turn = 1;
  let amount = 1;
  let onlyFree = false;
  let best = Infinity;

  /** Loss of changing (row, column) by `w` in all layers, before the sign of totals; Infinity where not allowed. */
  function lossOf(row: number, column: number, w: number): number {
    const base = origin + row * (strides[a] ?? 0) + column * (strides[b] ?? 0);
    let z = row === (sizes[a] ?? 0) ? -w : w;
    if (column === (sizes[b] ?? 0)) z = -z;
    let sum = 0;
    for (let l = 0; l < layers; l++) {
      const cell = base + (layerOffset[l] ?? 0);
      const s = state[cell] ?? 0;
      if (s === FIXED) return Infinity;
      if (s === OPEN) {
        if (onlyFree) return Infinity;
        sum += weight[cell] ?? 0;
      }
      if (z * (layerSign[l] ?? 0) < 0 && (values[cell] ?? 0) - floor < amount) return Infinity;
    }
    return sum;
  }

  /** Shortest path from the column of the cell back to its row. Nodes: rows first, then columns. */
  function closes(own: number): boolean {
    const rows = (sizes[a] ?? 0) + 1;
    const nodes = rows + (sizes[b] ?? 0) + 1;
    const home = place[a] ?? 0;
    const start = rows + (place[b] ?? 0);
    for (let n = 0; n < nodes; n++) {
      distance[n] = Infinity;
      done[n] = 0;
    }
    distance[start] = own;
    for (;;) {
      let node = -1;
      let least = best;
      for (let n = 0; n < nodes; n++)
        if (done[n] === 0 && (distance[n] ?? Infinity) < least) {
          least = distance[n] ?? Infinity;
          node = n;
        }
      if (node < 0) return false;
      if (node === home) return true;
      done[node] = 1;
      move.work += nodes;
      const isColumn = node >= rows;
      for (let n = isColumn ? 0 : rows; n < (isColumn ? rows : nodes); n++) {
        if (done[n] !== 0 || (node === start && n === home)) continue;
        const loss = isColumn ? lossOf(n, node - rows, -turn) : lossOf(node, n - rows, turn);
        if (least + loss >= (distance[n] ?? Infinity) || least + loss >= best) continue;
        distance[n] = least + loss;
        before[n] = node;
      }
    }
  }

  function keepCells(row: number, column: number, w: number): void {
    let z = row === (sizes[a] ?? 0) ? -w : w;
    if (column === (sizes[b] ?? 0)) z = -z;
    const base = origin + row * (strides[a] ?? 0) + column * (strides[b] ?? 0);
    for (let l = 0; l < layers; l++) {
      move.cells[move.size] = base + (layerOffset[l] ?? 0);
      move.signs[move.size++] = z * (layerSign[l] ?? 0);
    }
  }

  function keepPath(): void {
    const rows = (sizes[a] ?? 0) + 1;
    const start = rows + (place[b] ?? 0);
    move.size = 0;
    keepCells(place[a] ?? 0, place[b] ?? 0, turn);
    for (let node = place[a] ?? 0; node !== start; ) {
      const from = before[node] ?? start;
      if (from >= rows) keepCells(node, from - rows, -turn);
      else keepCells(from, node - rows, turn);
      node = from;
    }
  }

  /** Chooses the second place in every dimension but the two of the circuit. */
  function chooseLayers(d: number): void {
    if (d === rank) {
      const own = lossOf(place[a] ?? 0, place[b] ?? 0, turn);
      if (own < best && closes(own)) {
        best = distance[place[a] ?? 0] ?? Infinity;
        keepPath();
      }
      return;
    }
    if (d === a || d === b) {
      chooseLayers(d + 1);
      return;
    }
    const size = sizes[d] ?? 0;
    const here = place[d] ?? 0;
    const half = layers;
    for (let j = 0; j <= size && best > 0; j++) {
      if (j === here) continue;
      const flip = j === size || here === size ? 1 : -1;
      for (let l = 0; l < half; l++) {
        layerOffset[half + l] = (layerOffset[l] ?? 0) + (j - here) * (strides[d] ?? 0);
        layerSign[half + l] = (layerSign[l] ?? 0) * flip;
      }
      layers = half * 2;
      if (lossOf(place[a] ?? 0, place[b] ?? 0, turn) < best) chooseLayers(d + 1);
      layers = half;
    }
  }

  return (question) => {
    ({ amount, onlyFree } = question);
    best = onlyFree ? 1e-9 : question.limit;
    const limit = best;
    let rest = question.cell;
    for (let d = 0; d < rank; d++) {
      place[d] = Math.floor(rest / (strides[d] ?? 1));
      rest %= strides[d] ?? 1;
    }
    layerOffset[0] = 0;
    layerSign[0] = 1;
    for (a = 0; a < rank - 1; a++)
      for (b = a + 1; b < rank && best > 0; b++) {
        const row = place[a] ?? 0;
        const column = place[b] ?? 0;
        origin = question.cell - row * (strides[a] ?? 0) - column * (strides[b] ?? 0);
        const totals = Number(row === sizes[a]) + Number(column === sizes[b]);
        turn = totals === 1 ? -question.direction : question.direction;
        layers = 1;
        chooseLayers(0);
      }
    return best < limit ? best : Infinity;
  };
}
