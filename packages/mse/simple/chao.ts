import { normalQuantile } from "../numeric/normal.ts";
import type { HistoryTable } from "../table/history-table.ts";
import { sizeOf } from "../table/up-sets.ts";

/** Chao's lower bound for the total (Chao 1987), from people on exactly one list and on exactly two. */
export type Chao = {
  readonly f1: number;
  readonly f2: number;
  /** f1² / (2 f2) above the observed; null when nobody is on exactly two lists. */
  readonly lowerBound: number | null;
  readonly biasCorrected: number;
  /** With t lists as t occasions: the hidden part times (t-1)/t. */
  readonly occasions: number | null;
  /** The figure to show: the lower bound, or the bias-corrected one without people on two lists. */
  readonly total: number;
  /** On the log scale of the hidden number; null when nobody is on exactly two lists. */
  readonly interval: { readonly level: number; readonly low: number; readonly high: number } | null;
};

export function chaoBound({ lists, counts, n }: HistoryTable, level = 0.95): Chao {
  let [f1, f2] = [0, 0];
  for (let history = 1; history < counts.length; history++) {
    const size = sizeOf(history);
    if (size === 1) f1 += counts[history] as number;
    else if (size === 2) f2 += counts[history] as number;
  }
  const biasCorrected = n + (f1 * (f1 - 1)) / (2 * (f2 + 1));
  if (f2 === 0) {
    return { f1, f2, lowerBound: null, biasCorrected, occasions: null, total: biasCorrected, interval: null };
  }
  const hidden = (f1 * f1) / (2 * f2);
  const lowerBound = n + hidden;
  const occasions = n + (hidden * (lists.length - 1)) / lists.length;
  return {
    f1,
    f2,
    lowerBound,
    biasCorrected,
    occasions,
    total: lowerBound,
    interval: chaoInterval(n, { hidden, f1, f2, level }),
  };
}

function chaoInterval(
  n: number,
  { hidden, f1, f2, level }: { hidden: number; f1: number; f2: number; level: number },
): { level: number; low: number; high: number } {
  if (hidden === 0) return { level, low: n, high: n };
  const ratio = f1 / f2;
  const variance = f2 * (ratio ** 2 / 2 + ratio ** 3 + ratio ** 4 / 4);
  const z = normalQuantile((1 + level) / 2);
  const width = Math.exp(z * Math.sqrt(Math.log1p(variance / hidden ** 2)));
  return { level, low: n + hidden / width, high: n + hidden * width };
}
