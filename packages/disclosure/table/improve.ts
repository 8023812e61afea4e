import { type Board, OPEN, SECONDARY } from "./board.ts";
import { secure } from "./hide-more.ts";
import { forget, isProven, type Proofs } from "./proof.ts";
import { showAgain } from "./show-again.ts";

/** Sum of the counts of the secondary cells. */
export function lossOf(board: Board): number {
  let sum = 0;
  for (let cell = 0; cell < board.state.length; cell++)
    if (board.state[cell] === SECONDARY) sum += board.counts[cell] ?? 0;
  return sum;
}

/** Forgets every proof that changes a cell which is no longer hidden. */
function forgetBroken(proofs: Proofs, primaries: Int32Array, open: number): void {
  for (const cell of primaries)
    if (
      proofs.tables[proofs.highBy[cell] ?? -1]?.cells.includes(open) === true ||
      proofs.tables[proofs.lowBy[cell] ?? -1]?.cells.includes(open) === true
    )
      forget(proofs, cell);
}

/**
 * Looks for a better pattern of a small table: shows one secondary cell against its will, forbids it, mends what
 * that breaks at least loss, cleans up, and keeps the result if less is hidden. Goes round the secondary cells,
 * dearest first, until a round brings nothing or the work limit is reached.
 */
export function improve(proofs: Proofs, primaries: Int32Array, maxWork: number): void {
  const { board, move, high, low, highBy, lowBy } = proofs;
  for (let gained = true; gained; ) {
    gained = false;
    const cells: number[] = [];
    for (let cell = 0; cell < board.state.length; cell++)
      if (board.state[cell] === SECONDARY) cells.push(cell);
    cells.sort((x, y) => (board.counts[y] ?? 0) - (board.counts[x] ?? 0) || x - y);
    for (const cell of cells) {
      if (move.work > maxWork) return;
      if (board.state[cell] !== SECONDARY) continue;
      const before = lossOf(board);
      const kept = [board.state.slice(), high.slice(), low.slice(), highBy.slice(), lowBy.slice()] as const;
      const weight = board.weight[cell] ?? 0;
      board.state[cell] = OPEN;
      board.weight[cell] = Infinity;
      forgetBroken(proofs, primaries, cell);
      const mended = primaries.every((p) => isProven(proofs, p) || secure(proofs, p));
      board.weight[cell] = weight;
      if (mended) showAgain(proofs, primaries, maxWork);
      if (mended && lossOf(board) < before) {
        gained = true;
        continue;
      }
      board.state.set(kept[0]);
      high.set(kept[1]);
      low.set(kept[2]);
      highBy.set(kept[3]);
      lowBy.set(kept[4]);
    }
  }
}
