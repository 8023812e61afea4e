import { estimateModel, type FitOutcome } from "../fit/estimate-model.ts";
import { mainTerms, termsUpTo } from "../model/terms.ts";
import { countModels } from "../search/model-tree.ts";
import { type Chao, chaoBound } from "../simple/chao.ts";
import { type PairEstimate, pairEstimates } from "../simple/pair-estimates.ts";
import {
  chooseStepwise,
  DEFAULT_THRESHOLD,
  type StepwiseChoice,
  THRESHOLDS,
} from "../stepwise/choose-stepwise.ts";
import type { Prepared } from "../table/prepared.ts";
import { sizeOf } from "../table/up-sets.ts";
import { chaoWarning, spreadWarning } from "./estimate-warnings.ts";
import { type Residual, residualsOf } from "./residuals.ts";
import { type Changed, leavingOut, mergingPairs } from "./sensitivity.ts";
import { expectedOverlaps, tableWarnings, type Warning } from "./table-warnings.ts";

/** Everything about a table that needs no replicates, chains or full search (specification, section 12). */
export type TableCheck = {
  readonly observed: number;
  readonly lists: readonly { readonly name: string; readonly people: number }[];
  /** People on exactly 1, 2, … t lists. */
  readonly onExactly: readonly number[];
  readonly pairs: readonly (PairEstimate & { readonly expected: number | null })[];
  readonly main: FitOutcome;
  readonly allPairs: FitOutcome;
  readonly thresholds: readonly StepwiseChoice[];
  /** Forward choice at the default threshold: what residuals and sensitivity are about. */
  readonly chosen: StepwiseChoice;
  readonly residuals: readonly Residual[];
  readonly leavingOut: readonly Changed[];
  readonly merging: readonly Changed[];
  readonly chao: Chao;
  /** Highest order of terms for which all models can be fitted; null when not even all models of pairs can. */
  readonly fullSearchUpTo: number | null;
  readonly warnings: readonly Warning[];
};

export function checkTable(prepared: Prepared): TableCheck {
  const { table, margins, t } = prepared;
  const expected = expectedOverlaps(prepared);
  const thresholds = THRESHOLDS.map((threshold) => chooseStepwise(prepared, threshold));
  const chosen = chooseStepwise(prepared, DEFAULT_THRESHOLD);
  const main = estimateModel(prepared, mainTerms(t));
  const allPairs = estimateModel(prepared, termsUpTo(t, 2));
  const chao = chaoBound(table);
  const fullSearchUpTo = feasibleOrder(t);
  const totals = [main, allPairs, chosen.outcome].flatMap((outcome) =>
    outcome.ok ? [outcome.fit.total] : [],
  );
  return {
    observed: table.n,
    lists: table.lists.map((name, list) => ({ name, people: margins[1 << list] ?? 0 })),
    onExactly: onExactly(table.counts, t),
    pairs: pairEstimates(prepared).map((pair) => ({ ...pair, expected: expected?.get(pair.pair) ?? null })),
    main,
    allPairs,
    thresholds,
    chosen,
    residuals: chosen.outcome.ok ? residualsOf(prepared, chosen.outcome.fit) : [],
    leavingOut: leavingOut(table, DEFAULT_THRESHOLD),
    merging: mergingPairs(table, DEFAULT_THRESHOLD),
    chao,
    fullSearchUpTo,
    warnings: [
      ...tableWarnings(prepared),
      ...(chosen.outcome.ok ? chaoWarning(chosen.outcome.fit.total, chao) : []),
      ...spreadWarning(totals),
      ...(fullSearchUpTo === null ? [{ code: "full-search-not-feasible" as const, value: t }] : []),
    ],
  };
}

function onExactly(counts: Float64Array, t: number): number[] {
  const people = new Array<number>(t).fill(0);
  for (let history = 1; history < counts.length; history++) {
    const at = sizeOf(history) - 1;
    people[at] = (people[at] ?? 0) + (counts[history] ?? 0);
  }
  return people;
}

/** The highest order whose models can all be fitted; null when not even those of pairs can. */
export function feasibleOrder(t: number): number | null {
  let feasible: number | null = null;
  for (let order = 2; order < Math.max(t, 3); order++) {
    if (!Number.isFinite(countModels(t, order))) break;
    feasible = order;
  }
  return feasible;
}
