import { OPEN } from "./board.ts";
import type { Proofs } from "./proof.ts";

/** Reads one proof without the search that made it: only hidden cells change, none below the floor, all sums stay. */
function tableHolds(proofs: Proofs, proof: number, sums: Float64Array): boolean {
  const table = proofs.tables[proof];
  if (table === undefined) return false;
  const { counts, state, floor, layout } = proofs.board;
  const { sizes, strides } = layout;
  const { cells, changes } = table;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? 0;
    const change = changes[i] ?? 0;
    if (change === 0) continue;
    if ((state[cell] ?? OPEN) < 2 || (counts[cell] ?? 0) + change < floor) return false;
  }
  let holds = true;
  for (let d = 0; d < sizes.length; d++) {
    const stride = strides[d] ?? 1;
    const size = sizes[d] ?? 0;
    const totalOf = (cell: number): number =>
      cell + (size - (Math.floor(cell / stride) % (size + 1))) * stride;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] ?? 0;
      const total = totalOf(cell);
      sums[total] = (sums[total] ?? 0) + (cell === total ? -1 : 1) * (changes[i] ?? 0);
    }
    for (const cell of cells) if (sums[totalOf(cell)] !== 0) holds = false;
    for (const cell of cells) sums[totalOf(cell)] = 0;
  }
  return holds;
}

/** The change a proof makes to one cell. */
function changeBy(proofs: Proofs, proof: number, cell: number): number {
  const table = proofs.tables[proof];
  return table === undefined ? 0 : (table.changes[table.cells.indexOf(cell)] ?? 0);
}

/** The quick check before a table leaves: every primary cell has proofs that hold and reach far enough. */
export function proofsHold(proofs: Proofs, primaries: Int32Array): boolean {
  const { board, highBy, lowBy, tables } = proofs;
  const sums = new Float64Array(board.counts.length);
  const known = new Int8Array(tables.length);
  for (const cell of primaries) {
    for (const proof of [highBy[cell] ?? -1, lowBy[cell] ?? -1]) {
      if (proof < 0 || known[proof] === 1) continue;
      if (!tableHolds(proofs, proof, sums)) return false;
      known[proof] = 1;
    }
    const count = board.counts[cell] ?? 0;
    const high = count + changeBy(proofs, highBy[cell] ?? -1, cell);
    const low = count + changeBy(proofs, lowBy[cell] ?? -1, cell);
    if (high < board.reach || high - low < board.width) return false;
  }
  return true;
}
