import { Generator } from "../random/generator.ts";
import { drawMultinomial } from "../random/multinomial.ts";
import type { HistoryTable } from "../table/history-table.ts";

/** Gives the total for counts by history (length 2^t), NaN when there is no estimate. Keeps nothing between calls that matters. */
export type Estimator = (counts: Float64Array) => number;

/**
 * Totals of the replicates `from` … `to - 1` of a bootstrap: n people dealt anew over the histories in proportion to how often
 * they were seen, the whole selection repeated. Replicate b draws from stream b of the seed: where it is computed changes nothing.
 */
export function bootstrapTotals(
  table: HistoryTable,
  { estimator, seed, from, to }: { estimator: Estimator; seed: number; from: number; to: number },
): Float64Array {
  const totals = new Float64Array(to - from);
  const counts = new Float64Array(table.counts.length);
  for (let replicate = from; replicate < to; replicate++) {
    const generator = new Generator(seed, replicate);
    drawMultinomial(generator, { trials: table.n, weights: table.counts, total: table.n, into: counts });
    totals[replicate - from] = estimator(counts);
  }
  return totals;
}

/** A total without one person of a history, for each history with people: the grouped jackknife. */
export type Jackknife = { readonly weights: readonly number[]; readonly totals: readonly number[] };

export function jackknifeTotals(table: HistoryTable, estimator: Estimator): Jackknife {
  const counts = Float64Array.from(table.counts);
  const weights: number[] = [];
  const totals: number[] = [];
  for (let history = 1; history < counts.length; history++) {
    const people = counts[history] as number;
    if (people === 0) continue;
    counts[history] = people - 1;
    weights.push(people);
    totals.push(estimator(counts));
    counts[history] = people;
  }
  return { weights, totals };
}
