import { OPEN, SECONDARY } from "./board.ts";
import {
  applyMove,
  isProven,
  keepProof,
  leastLoss,
  missing,
  type Proofs,
  proveFreely,
  walk,
} from "./proof.ts";

/** Hides the cells of the last move that are still open. */
function hideMove(proofs: Proofs): void {
  const { move, board } = proofs;
  for (let b = 0; b < move.size; b++) {
    const corner = move.cells[b] ?? 0;
    if (board.state[corner] === OPEN) board.state[corner] = SECONDARY;
  }
}

/**
 * The cheapest way to raise `cell` by `rest` from the table at hand: one move of the full amount, or one of a smaller
 * amount if, repeated, it would cost less. Leaves the move in the search and returns its amount.
 */
function cheapestStep(proofs: Proofs, cell: number, rest: number): number {
  let best = Infinity;
  let amount = 0;
  let last = 0;
  for (let part = rest; part >= 1; part = part === 1 ? 0 : Math.ceil(part / 2)) {
    last = part;
    const cost = leastLoss(proofs, cell, part, (best * part) / rest);
    if (cost === Infinity) continue;
    best = (cost * rest) / part;
    amount = part;
  }
  if (amount !== last && amount > 0) leastLoss(proofs, cell, amount, Infinity);
  return amount;
}

/**
 * Makes sure that `cell` is proven, hiding further cells of least loss when the hidden ones do not suffice.
 * The move over all totals always exists, so this cannot fail (Cox 1980: the protecting circuit of a cell).
 */
export function secure(proofs: Proofs, cell: number): boolean {
  if (proveFreely(proofs, cell)) return true;
  const { board, high } = proofs;
  const count = board.counts[cell] ?? 0;
  let rest = missing(proofs, cell) + (high[cell] ?? 0) - count;
  while (rest > 0) {
    rest -= walk(proofs, cell, 1, rest);
    if (rest <= 0) break;
    const amount = cheapestStep(proofs, cell, rest);
    if (amount === 0) break;
    hideMove(proofs);
    applyMove(proofs, amount);
    rest -= amount;
  }
  keepProof(proofs);
  return isProven(proofs, cell);
}
