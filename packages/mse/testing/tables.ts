import fc from "fast-check";
import { type HistoryTable, historyTable } from "../table/history-table.ts";
import { readHistories } from "../table/read-histories.ts";

/** A table from CSV text that is known to be right. */
export function tableFrom(text: string): HistoryTable {
  const reading = readHistories(text);
  const table = reading.ok ? reading.tables[0] : undefined;
  if (table === undefined) throw new Error(`not a table: ${JSON.stringify(reading)}`);
  return table;
}

/** Random tables of 2 to `most` lists, often with empty histories, lists and overlaps. */
export function anyTable(most: number): fc.Arbitrary<HistoryTable> {
  const count = fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 60 }) },
  );
  return fc
    .integer({ min: 2, max: most })
    .chain((t) =>
      fc.array(count, { minLength: 2 ** t - 1, maxLength: 2 ** t - 1 }).map((counts) => ({ t, counts })),
    )
    .filter(({ counts }) => counts.some((value) => value > 0))
    .map(({ t, counts }) => {
      const names = Array.from({ length: t }, (_, list) => `L${list + 1}`);
      const made = historyTable(names, [0, ...counts]);
      if (!made.ok) throw new Error("a random table is none");
      return made.table;
    });
}
