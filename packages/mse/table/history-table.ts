import { type TableTrouble, trouble } from "./table-trouble.ts";

/** Most lists of a table: the dense arrays and their transforms stay small up to here. */
export const MOST_LISTS = 12;

/** Largest count of one history. */
export const LARGEST_COUNT = 2 ** 31 - 1;

/**
 * People by capture history. `counts[h]` (length 2^t) is the number of people who are on exactly the lists of the bitmask
 * `h` (bit i = list i); slot 0, the people on no list, is unknown and always 0. `n` is the sum.
 */
export type HistoryTable = {
  readonly lists: readonly string[];
  readonly counts: Float64Array;
  readonly n: number;
};

/** Troubles as values: a table with fewer than 2 or more than 12 lists, or counts that are none, is not made. */
export type TableOutcome =
  | { readonly ok: true; readonly table: HistoryTable }
  | { readonly ok: false; readonly troubles: readonly TableTrouble[] };

/** A table from counts by history; refuses what no table can be, with place, value and expectation. */
export function historyTable(lists: readonly string[], counts: ArrayLike<number>): TableOutcome {
  const troubles = listTroubles(lists);
  if (troubles.length > 0) return { ok: false, troubles };
  const size = 2 ** lists.length;
  if (counts.length !== size) {
    return { ok: false, troubles: [trouble("wrong-length", { value: counts.length, expected: `${size}` })] };
  }
  const kept = Float64Array.from(counts);
  let n = 0;
  for (let history = 0; history < size; history++) {
    const count = kept[history] ?? Number.NaN;
    const wrong = countTrouble(count, history);
    if (wrong !== null) return { ok: false, troubles: [wrong] };
    n += count;
  }
  if (n === 0) return { ok: false, troubles: [trouble("nobody", { expected: "at least one person" })] };
  return { ok: true, table: { lists: [...lists], counts: kept, n } };
}

/** What is wrong with the names of lists: too few, too many, without a name, twice the same. */
export function listTroubles(lists: readonly string[]): TableTrouble[] {
  if (lists.length < 2) {
    return [trouble("too-few-lists", { value: lists.length, expected: "at least 2 lists" })];
  }
  if (lists.length > MOST_LISTS) {
    const expected = `at most ${MOST_LISTS} lists; merge lists of the same kind, or leave some out`;
    return [trouble("too-many-lists", { value: lists.length, expected })];
  }
  return lists.flatMap((name, index) => {
    const place = { row: 1, column: index + 1, value: name };
    if (name.trim() === "") return [trouble("list-without-name", { ...place, expected: "a name" })];
    if (lists.indexOf(name) === index) return [];
    return [trouble("list-named-twice", { ...place, expected: "another name for each list" })];
  });
}

/** What is wrong with one count, or null. */
export function countTrouble(count: number, history: number, row?: number): TableTrouble | null {
  const place = { ...(row === undefined ? {} : { row }), column: "count", value: count };
  if (!Number.isInteger(count) || count < 0) {
    return trouble("bad-count", { ...place, expected: "a whole number of people, 0 or more" });
  }
  if (count > LARGEST_COUNT) {
    return trouble("count-too-large", { ...place, expected: `at most ${LARGEST_COUNT}` });
  }
  if (history === 0 && count > 0) {
    const expected = "0 people on no list: that number is what is estimated";
    return trouble("count-of-the-unseen", { ...place, expected });
  }
  return null;
}
