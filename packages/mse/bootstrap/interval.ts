import type { HistoryTable } from "../table/history-table.ts";
import { type BcaSummary, bcaSummary } from "./bca.ts";
import { columnOf, jackknifeTotals } from "./replicates.ts";
import { estimatorOf, type Selection } from "./selection.ts";

/** Limits with the selection inside; `top` is the number of allowed models under "bic", else null. */
export type SelectedSummary = { readonly top: number | null; readonly summary: BcaSummary };

/**
 * Limits from the totals of replicates (`width` a replicate, as the estimator of the selection gives them), for each number of
 * allowed models. The jackknife is made here: one selection for each history.
 */
export function summariseReplicates(
  table: HistoryTable,
  { selection, estimate, totals }: { selection: Selection; estimate: number; totals: Float64Array },
): SelectedSummary[] {
  const estimator = estimatorOf(table.lists.length, selection);
  const jackknife = jackknifeTotals(table, estimator);
  const { width } = estimator;
  return Array.from({ length: width }, (_, column) => ({
    top: selection.kind === "bic" ? (selection.tops[column] ?? null) : null,
    summary: bcaSummary(estimate, columnOf(totals, width, column), {
      weights: jackknife.weights,
      totals: columnOf(jackknife.totals, width, column),
    }),
  }));
}
