import type { HistoryTable, Selection } from "@palermo/mse";
import { shareWork } from "./share-work.ts";
import type { Running, Work } from "./work.ts";

/** Replicates of one piece: small enough to say how far it is, large enough that sending costs nothing. */
const PIECE = 25;

/**
 * Totals of all replicates of a bootstrap in their order, `width` each (as the estimator of the selection gives them), on worker
 * threads. The same numbers for any number of workers. `workers` is read from the machine when not given.
 */
export async function runBootstrap(
  table: HistoryTable,
  {
    selection,
    seed,
    replicates,
    ...running
  }: Running & { selection: Selection; seed: number; replicates: number },
): Promise<Float64Array> {
  const width = selection.kind === "bic" ? selection.tops.length : 1;
  const totals = new Float64Array(replicates * width);
  const pieces: Work[] = [];
  for (let from = 0; from < replicates; from += PIECE) {
    const to = Math.min(from + PIECE, replicates);
    pieces.push({ kind: "bootstrap", table, selection, seed, from, to });
  }
  let done = 0;
  await shareWork({
    ...running,
    pieces,
    onSaid(said, piece) {
      if (said.kind !== "totals") return;
      totals.set(said.totals, piece * PIECE * width);
      done += said.totals.length / width;
      running.onProgress?.(done, replicates);
    },
  });
  return totals;
}
