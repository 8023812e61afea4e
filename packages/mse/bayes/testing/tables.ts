import { type HistoryTable, historyTable } from "../../table/history-table.ts";

/** A table for tests; counts by history, slot 0 is nobody's. */
export function tableOf(lists: readonly string[], counts: readonly number[]): HistoryTable {
  const made = historyTable(lists, counts);
  if (!made.ok) throw new Error("The test's own table is wrong.");
  return made.table;
}
