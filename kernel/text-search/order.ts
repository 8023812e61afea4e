import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import type { Memory } from "./memory.ts";
import type { SearchSort } from "./search-words.ts";

/** Where an entry stands in the order: what it is sorted by, then its number. */
export type Standing = { readonly number: number; readonly key: number | string };

/** Where a page ended, as it stands in `next`. */
export function writePlace({ key, number }: Standing): string {
  return Buffer.from(JSON.stringify([key, number])).toString("base64url");
}

/** Null for a place that this search did not give. */
export function readPlace(text: string): Standing | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (!Array.isArray(read) || read.length !== 2) return null;
    const [key, number] = read as unknown[];
    const good = (typeof key === "number" || typeof key === "string") && Number.isInteger(number);
    return good ? { key: key as number | string, number: number as number } : null;
  } catch {
    return null;
  }
}

/** Larger keys first, then the later entry; texts are sorted by the database. */
const byKey = (a: Standing, b: Standing) => Number(b.key) - Number(a.key) || b.number - a.number;

/** The numbers with the largest keys, in no order; of those that share the last key, the later ones. */
export function bestOf(
  numbers: readonly number[],
  keyOf: (number: number) => number,
  count: number,
): number[] {
  if (numbers.length <= count) return [...numbers];
  const keys = Float64Array.from(numbers, keyOf);
  const least = keys.toSorted()[keys.length - count] ?? Number.NEGATIVE_INFINITY;
  const above = numbers.filter((_, index) => (keys[index] ?? 0) > least);
  const equal = numbers.filter((_, index) => keys[index] === least).sort((a, b) => b - a);
  return [...above, ...equal.slice(0, count - above.length)];
}

/** The page after a place, in the order of numbers as keys. Of many only those that the page needs are sorted. */
export function pageByKey(
  numbers: readonly number[],
  keyOf: (number: number) => number,
  { after, limit }: { after: Standing | null; limit: number },
): Standing[] {
  const standing = (number: number): Standing => ({ number, key: keyOf(number) });
  const rest = after === null ? numbers : numbers.filter((number) => byKey(after, standing(number)) < 0);
  return bestOf(rest, keyOf, limit).map(standing).sort(byKey);
}

/** Undated records stand last, whichever way dates are sorted. */
const undated = -10_000_000;

/** Sorts by day: the key of an entry. */
export function dayKey(memory: Memory, sort: "newest" | "oldest"): (number: number) => number {
  return (number) => {
    const day = memory.entries.get(number)?.day ?? null;
    if (day === null) return undated;
    return sort === "newest" ? day : -day;
  };
}

export async function pageByTitle(
  tx: Tx,
  hits: readonly number[],
  { after, limit }: { after: Standing | null; limit: number },
): Promise<Standing[]> {
  const { rows } = await sql<{ number: number; key: string }>`
    select entry_no as number, title_key as key from text_search.entry where entry_no = any (${hits}::int[])
      and (${after === null}::boolean or (title_key, entry_no) > (${String(after?.key ?? "")}::text, ${after?.number ?? 0}::int))
    order by title_key, entry_no limit ${limit}`.execute(tx);
  return rows;
}

/** The order that a sort means: what is asked for by words is sorted by them, other lists by their day. */
export function orderOf(sort: SearchSort, hasWords: boolean): SearchSort {
  return sort === "relevance" && !hasWords ? "newest" : sort;
}
