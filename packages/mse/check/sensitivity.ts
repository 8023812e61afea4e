import type { FitOutcome } from "../fit/estimate-model.ts";
import { pairsOf } from "../model/terms.ts";
import { chooseStepwise } from "../stepwise/choose-stepwise.ts";
import { withMergedLists, withoutList } from "../table/change-lists.ts";
import type { HistoryTable } from "../table/history-table.ts";
import { prepare } from "../table/prepared.ts";

/** The estimate on a changed table; `outcome` is null when too few lists or nobody would be left. */
export type Changed = {
  readonly lists: readonly string[];
  readonly observed: number;
  readonly outcome: FitOutcome | null;
};

/** How the estimate by forward choice moves when one list is left out. */
export function leavingOut(table: HistoryTable, threshold: number): Changed[] {
  return table.lists.map((name, list) => changed([name], withoutList(table, list), threshold));
}

/** How the estimate moves when two lists count as one. */
export function mergingPairs(table: HistoryTable, threshold: number): Changed[] {
  return pairsOf(table.lists.length).map((pair) => {
    const [one = 0, other = 0] = table.lists.flatMap((_, list) => ((pair >> list) & 1 ? [list] : []));
    const names = [table.lists[one] ?? "", table.lists[other] ?? ""];
    return changed(names, withMergedLists(table, one, other), threshold);
  });
}

function changed(lists: readonly string[], table: HistoryTable | null, threshold: number): Changed {
  if (table === null) return { lists, observed: 0, outcome: null };
  return { lists, observed: table.n, outcome: chooseStepwise(prepare(table), threshold).outcome };
}
