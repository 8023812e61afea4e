import { OPEN, SECONDARY } from "./board.ts";
import { applyMove, isProven, keepProof, missing, type Proofs, proveFreely, walk } from "./proof.ts";

/** Hides the cells of the last move that are still open. */
function hideMove(proofs: Proofs): void {
  const { search, board } = proofs;
  for (let b = 0; b < search.size; b++) {
    const corner = search.cells[b] ?? 0;
    if (board.state[corner] === OPEN) board.state[corner] = SECONDARY;
  }
}

/**
 * Makes sure that `cell` is proven, hiding further cells of least loss when the hidden ones do not suffice.
 * The move over all totals always exists, so this cannot fail (Cox 1980: the protecting circuit of a cell).
 */
export function secure(proofs: Proofs, cell: number): void {
  while (!proveFreely(proofs, cell)) {
    const { board, search } = proofs;
    const count = board.counts[cell] ?? 0;
    const full = missing(proofs, cell) + (proofs.high[cell] ?? 0) - count;
    const fromTruth = search.paid(cell, 1, full, Infinity);
    const came = walk(proofs, cell, 1, full);
    const further = came > 0 && came < full ? search.paid(cell, 1, full - came, fromTruth) : Infinity;
    if (further < fromTruth) {
      hideMove(proofs);
      applyMove(proofs, full - came);
      keepProof(proofs);
      continue;
    }
    keepProof(proofs);
    if (isProven(proofs, cell)) return;
    const cost = search.paid(cell, 1, full, Infinity);
    if (cost === Infinity) throw new Error("no protecting move: a total is fixed");
    hideMove(proofs);
    applyMove(proofs, full);
    keepProof(proofs);
  }
}
