import type { FitOutcome } from "../fit/estimate-model.ts";
import { chooseStepwise } from "../stepwise/choose-stepwise.ts";
import { type HistoryTable, historyTable } from "../table/history-table.ts";
import { prepare } from "../table/prepared.ts";
import { sizeOf } from "../table/up-sets.ts";

/** How the estimate would stand if so large a share of the matches between lists were wrong. */
export type LinkageError = {
  /** `missed`: people on several lists stand there as two; `false`: two people were taken for one. */
  readonly kind: "missed" | "false";
  /** Share of the matches. */
  readonly share: number;
  readonly observed: number;
  /** Null when nobody would be left. */
  readonly outcome: FitOutcome | null;
};

/** Shares that are looked at when nothing is said. */
export const LINKAGE_SHARES = [0.02, 0.05, 0.1] as const;

/**
 * The estimate by forward choice on the table as it would be with the wrong matches put right. A match is taken to break
 * between one list and the rest of a history, each list equally often; expected counts are rounded to whole people.
 */
export function linkageErrors(
  table: HistoryTable,
  threshold: number,
  shares: readonly number[] = LINKAGE_SHARES,
): LinkageError[] {
  return (["missed", "false"] as const).flatMap((kind) =>
    shares.map((share) => {
      const corrected = historyTable(table.lists, correctedCounts(table, kind, share));
      if (!corrected.ok) return { kind, share, observed: 0, outcome: null };
      const { outcome } = chooseStepwise(prepare(corrected.table), threshold);
      return { kind, share, observed: corrected.table.n, outcome };
    }),
  );
}

/** Counts by history with the wrong matches put right; no history falls below nobody. */
function correctedCounts({ counts }: HistoryTable, kind: LinkageError["kind"], share: number): Float64Array {
  const expected = Float64Array.from(counts);
  // Of n people with a match, n · share / (1 - share) more stand as two; n · share are two whom the match took for one.
  const moved = kind === "missed" ? share / (1 - share) : -share;
  for (let history = 1; history < counts.length; history++) {
    const size = sizeOf(history);
    if (size < 2) continue;
    const people = (counts[history] as number) * moved;
    expected[history] = (expected[history] as number) + people;
    for (let left = history; left !== 0; left &= left - 1) {
      const list = left & -left;
      expected[list] = (expected[list] as number) - people / size;
      expected[history ^ list] = (expected[history ^ list] as number) - people / size;
    }
  }
  return expected.map((people) => Math.max(0, Math.round(people)));
}
