import { isRefusal } from "#kernel/action";
import type { Filter } from "../filter/filter.ts";
import type { DataSetRow } from "../find-data-set.ts";
import type { Places } from "../store/work.ts";
import { placesOf } from "../table/answer-places.ts";
import { answerFor } from "../table/answer-table.ts";

type Answer = Awaited<ReturnType<typeof answerFor>>;
type Kept = { readonly value: Answer | Places; readonly size: number };

/** So many cells are kept in memory: some 30 MB. */
const mostCells = 200_000;
const kept = new Map<string, Kept>();
let cells = 0;

function keep(key: string, value: Kept["value"], size: number): void {
  if (size > mostCells / 2) return;
  kept.set(key, { value, size });
  cells += size;
  for (const [oldest, { size: freed }] of kept) {
    if (cells <= mostCells) return;
    kept.delete(oldest);
    cells -= freed;
  }
}

/** A data set never changes after its import, so what was answered once is right until it goes. */
async function once<T extends Answer | Places>(
  row: DataSetRow,
  question: readonly unknown[],
  ask: () => Promise<T>,
  sizeOf: (value: T) => number,
): Promise<T> {
  // The own statistics answer by what was released, which changes.
  if (row.importer === "instance") return ask();
  const key = JSON.stringify([row.data_set_id, ...question]);
  const found = kept.get(key);
  if (found !== undefined) {
    kept.delete(key);
    kept.set(key, found);
    return found.value as T;
  }
  const value = await ask();
  if (!kept.has(key)) keep(key, value, sizeOf(value));
  return value;
}

/** Forgets every answer, as a server that stops does. */
export function forgetAnswers(): void {
  kept.clear();
  cells = 0;
}

/** `answerFor`, with answers that were given before kept in memory. */
export async function answerOnce(
  row: DataSetRow,
  by: readonly string[],
  filter: Filter | null,
  measure?: string,
): Promise<Answer> {
  return once(
    row,
    ["table", by, filter, measure],
    () => answerFor(row, by, filter, measure),
    (answer) => (isRefusal(answer) ? 1 : answer.cells.length),
  );
}

/** `placesOf`, likewise. */
export async function placesOnce(
  row: DataSetRow,
  asked: { filter: Filter | null; measure: string; degrees: number },
): Promise<Places> {
  return once(
    row,
    ["places", asked],
    () => placesOf(row, asked),
    ({ places }) => places.length,
  );
}
