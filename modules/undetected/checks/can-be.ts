import { estimateModel, type HistoryTable, mainTerms, prepare } from "@palermo/mse";

/** Whether a part can be estimated at all: looked at before any number is. */
export const standings = ["possible", "too-few-people", "two-lists", "no-overlap", "no-estimate"] as const;
export type Standing = (typeof standings)[number];

/** Fewer people than this on all lists together say nothing that an interval could hold. */
const fewest = 20;

export function canBe(table: HistoryTable | null): Standing {
  if (table === null || table.n < fewest) return "too-few-people";
  const prepared = prepare(table);
  const filled = table.lists.filter((_, list) => (prepared.margins[1 << list] ?? 0) > 0).length;
  if (filled < 3) return "two-lists";
  const overlap = table.counts.some((people, history) => people > 0 && (history & (history - 1)) !== 0);
  if (!overlap) return "no-overlap";
  return estimateModel(prepared, mainTerms(prepared.t)).ok ? "possible" : "no-estimate";
}
