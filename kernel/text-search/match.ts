import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import type { Memory } from "./memory.ts";
import type { Unit } from "./query/unit.ts";

/** Numbers of the collection's entries that match; all of them for null. */
export async function matchEntries(tx: Tx, collection: string, query: string | null): Promise<number[]> {
  const { rows } = await sql<{ found: string }>`
    select text_search.match(${collection}, ${query}::tsquery) as found`.execute(tx);
  return readNumbers(rows[0]?.found ?? "");
}

/** How many entries match; all of the collection for null. */
export async function countEntries(tx: Tx, collection: string, query: string | null): Promise<number> {
  const { rows } = await sql<{ found: number }>`
    select text_search.count(${collection}, ${query}::tsquery) as found`.execute(tx);
  return rows[0]?.found ?? 0;
}

/** Numbers joined by commas, as fast as the many of a frequent word need. */
function readNumbers(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 44) {
      numbers.push(number);
      number = 0;
    } else number = number * 10 + sign - 48;
  }
  if (text !== "") numbers.push(number);
  return numbers;
}

/** For how long a count of entries is good enough for the order of hits. */
const countsLast = 300_000;
const mostCounts = 50_000;
const everything = "";

function keepCount(memory: Memory, query: string, count: number): number {
  if (memory.counts.size > mostCounts) memory.counts.clear();
  memory.counts.set(query, { count, at: performance.now() });
  return count;
}

function knownCount(memory: Memory, query: string): number | undefined {
  const known = memory.counts.get(query);
  return known !== undefined && performance.now() - known.at < countsLast ? known.count : undefined;
}

/** In how many entries each unit is found, and how many there are; read again after some minutes. */
export async function countUnits(
  tx: Tx,
  { collection, memory, units }: { collection: string; memory: Memory; units: readonly Unit[] },
): Promise<{ counts: number[]; all: number }> {
  const counts: number[] = [];
  for (const { query } of units)
    counts.push(
      knownCount(memory, query) ?? keepCount(memory, query, await countEntries(tx, collection, query)),
    );
  const all =
    knownCount(memory, everything) ?? keepCount(memory, everything, await countEntries(tx, collection, null));
  return { counts, all };
}

/** Rare words tell more (Robertson and Spärck Jones); never below a tenth. */
export function rarity(count: number, all: number): number {
  return Math.max(0.1, Math.log(1 + (all - count + 0.5) / (count + 0.5)));
}
