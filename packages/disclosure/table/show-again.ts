import { type Board, OPEN, SECONDARY } from "./board.ts";
import { forget, type Proofs, proveFreely } from "./proof.ts";

/** Adds `cell` to the users of every secondary cell that its present proofs lean on. */
function noteUser(proofs: Proofs, users: Map<number, Set<number>>, cell: number): void {
  for (const proof of [proofs.highBy[cell] ?? -1, proofs.lowBy[cell] ?? -1]) {
    const table = proofs.tables[proof];
    if (table === undefined) continue;
    for (const other of table.cells) {
      if (proofs.board.state[other] !== SECONDARY) continue;
      const list = users.get(other);
      if (list === undefined) users.set(other, new Set([cell]));
      else list.add(cell);
    }
  }
}

function leansOn(proofs: Proofs, cell: number, other: number): boolean {
  return (
    proofs.tables[proofs.highBy[cell] ?? -1]?.cells.includes(other) === true ||
    proofs.tables[proofs.lowBy[cell] ?? -1]?.cells.includes(other) === true
  );
}

function secondariesByLoss(board: Board): number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < board.state.length; cell++) if (board.state[cell] === SECONDARY) cells.push(cell);
  return cells.sort((a, b) => (board.weight[b] ?? 0) - (board.weight[a] ?? 0) || a - b);
}

/**
 * Shows secondary cells again where every primary cell can be proven without them, dearest first: the greedy
 * order of `secure` hides some that later ones make needless. Stops when `maxSteps` of search are spent;
 * the table is safe at every moment.
 */
export function showAgain(proofs: Proofs, primaries: Int32Array, maxSteps: number): number {
  const { board, move } = proofs;
  let shown = 0;
  const cells = secondariesByLoss(board);
  const users = new Map<number, Set<number>>();
  for (const cell of primaries) noteUser(proofs, users, cell);
  for (const cell of cells) {
    if (move.work > maxSteps) break;
    board.state[cell] = OPEN;
    const dependent = [...(users.get(cell) ?? [])].filter((p) => leansOn(proofs, p, cell));
    const kept = dependent.map((p) => ({
      p,
      high: proofs.high[p] ?? 0,
      low: proofs.low[p] ?? 0,
      highBy: proofs.highBy[p] ?? -1,
      lowBy: proofs.lowBy[p] ?? -1,
    }));
    for (const p of dependent) forget(proofs, p);
    if (dependent.every((p) => proveFreely(proofs, p))) {
      shown++;
      for (const p of dependent) noteUser(proofs, users, p);
      continue;
    }
    board.state[cell] = SECONDARY;
    for (const before of kept) {
      proofs.high[before.p] = before.high;
      proofs.low[before.p] = before.low;
      proofs.highBy[before.p] = before.highBy;
      proofs.lowBy[before.p] = before.lowBy;
    }
  }
  return shown;
}
