import type { HistoryTable } from "./history-table.ts";

/** The table as if a list had never been: people on that list alone leave it. Null when fewer than 2 lists or nobody is left. */
export function withoutList({ lists, counts }: HistoryTable, list: number): HistoryTable | null {
  const low = (1 << list) - 1;
  const rest = lists.filter((_, at) => at !== list);
  return rebuilt(rest, counts, (history) => (history & low) | ((history >> 1) & ~low));
}

/** The table with two lists made one: on the merged list is who was on either. Null when fewer than 2 lists would be left. */
export function withMergedLists(
  { lists, counts }: HistoryTable,
  one: number,
  other: number,
): HistoryTable | null {
  const [kept, gone] = one < other ? [one, other] : [other, one];
  const low = (1 << gone) - 1;
  const names = lists.flatMap((name, at) => {
    if (at === gone) return [];
    return [at === kept ? `${name}+${lists[gone] ?? ""}` : name];
  });
  return rebuilt(names, counts, (history) => {
    const joined = ((history >> gone) & 1) === 1 ? history | (1 << kept) : history;
    return (joined & low) | ((joined >> 1) & ~low);
  });
}

function rebuilt(
  lists: readonly string[],
  counts: Float64Array,
  place: (history: number) => number,
): HistoryTable | null {
  if (lists.length < 2) return null;
  const changed = new Float64Array(2 ** lists.length);
  for (let history = 1; history < counts.length; history++) {
    const at = place(history);
    changed[at] = (changed[at] as number) + (counts[history] as number);
  }
  changed[0] = 0;
  const n = changed.reduce((sum, count) => sum + count, 0);
  return n === 0 ? null : { lists, counts: changed, n };
}
