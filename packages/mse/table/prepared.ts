import { Existence } from "../existence/existence.ts";
import { Fitter } from "../fit/fitter.ts";
import { logGamma } from "../numeric/log-gamma.ts";
import type { HistoryTable } from "./history-table.ts";
import { sumUpSets } from "./up-sets.ts";

/** A table with what every fit on it needs, made once. */
export type Prepared = {
  readonly table: HistoryTable;
  /** Number of lists. */
  readonly t: number;
  /** Sums of counts over supersets: people on at least these lists. */
  readonly margins: Float64Array;
  readonly existence: Existence;
  readonly fitter: Fitter;
  /** Σ log N! over histories: the part of the log-likelihood that no model changes. */
  readonly logFactorials: number;
};

export function prepare(table: HistoryTable): Prepared {
  const margins = Float64Array.from(table.counts);
  sumUpSets(margins);
  const t = table.lists.length;
  const fitter = new Fitter(t);
  fitter.take(table.counts, margins);
  let logFactorials = 0;
  for (const count of table.counts) if (count > 1) logFactorials += logGamma(count + 1);
  return { table, t, margins, existence: new Existence(table.counts, margins), fitter, logFactorials };
}
