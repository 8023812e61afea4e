import { Generator } from "../random/generator.ts";
import { drawMultinomial } from "../random/multinomial.ts";
import type { HistoryTable } from "../table/history-table.ts";
import type { Estimator } from "./selection.ts";

/**
 * Totals of the replicates `from` … `to - 1` of a bootstrap, `width` a replicate: n people dealt anew over the histories in
 * proportion to how often they were seen, the whole selection repeated. Replicate b draws from stream b of the seed, so that
 * it does not matter where it is computed.
 */
export function bootstrapTotals(
  table: HistoryTable,
  estimator: Estimator,
  { seed, from, to }: { seed: number; from: number; to: number },
): Float64Array {
  const { width } = estimator;
  const totals = new Float64Array((to - from) * width);
  const counts = new Float64Array(table.counts.length);
  for (let replicate = from; replicate < to; replicate++) {
    const generator = new Generator(seed, replicate);
    drawMultinomial(generator, { trials: table.n, weights: table.counts, total: table.n, into: counts });
    const place = (replicate - from) * width;
    estimator.estimate(counts, totals.subarray(place, place + width));
  }
  return totals;
}

/** Totals without one person of a history, for each history with people (`width` totals each): the grouped jackknife. */
export type Jackknife = { readonly weights: Float64Array; readonly totals: Float64Array };

export function jackknifeTotals(table: HistoryTable, estimator: Estimator): Jackknife {
  const { width } = estimator;
  const counts = Float64Array.from(table.counts);
  const weights = table.counts.filter((people) => people > 0);
  const totals = new Float64Array(weights.length * width);
  let place = 0;
  for (let history = 1; history < counts.length; history++) {
    const people = counts[history] as number;
    if (people === 0) continue;
    counts[history] = people - 1;
    estimator.estimate(counts, totals.subarray(place, place + width));
    counts[history] = people;
    place += width;
  }
  return { weights, totals };
}

/** Every `width`-th total from `column` on: the totals of one number of allowed models. */
export function columnOf(totals: Float64Array, width: number, column: number): Float64Array {
  return totals.filter((_, at) => at % width === column);
}
