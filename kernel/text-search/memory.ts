import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";

/** What a server remembers of an entry's number. It never changes: a record that is put again gets another number. */
export type Remembered = {
  readonly facets: readonly number[];
  /** Days since 1970; null without a day. */
  readonly day: number | null;
  readonly words: number;
};

export type FacetValue = { readonly facet: string; readonly value: string };

/** What is remembered of one collection. Whether an entry is there, and may be read, the database says each time. */
export type Memory = {
  lastFacet: number;
  readonly facets: Map<number, FacetValue>;
  readonly values: Map<string, string[]>;
  readonly entries: Map<number, Remembered>;
  /** In how many entries a unit is found, and when it was counted. */
  readonly counts: Map<string, { readonly count: number; readonly at: number }>;
};

export type Ground = {
  readonly memory: Memory;
  readonly langs: readonly string[];
  readonly weights: ReadonlyMap<string, ReadonlySet<string>>;
};

const memories = new Map<string, Memory>();
const emptyMemory = (): Memory => ({
  lastFacet: 0,
  facets: new Map(),
  values: new Map(),
  entries: new Map(),
  counts: new Map(),
});
const mostEntries = 1_000_000;

/** What a search stands on: the collection's languages and fields, and what is remembered. Null: there is no such collection. */
export async function groundOf(tx: Tx, collection: string): Promise<Ground | null> {
  const { rows } = await sql<{ mark: string; last: number | null; seen: [string, string][] | null }>`
    select c.mark || (select oid::text from pg_database where datname = current_database()) as mark,
      (select max(f.facet_id) from text_search.facet f where f.collection = c.collection) as last,
      (select jsonb_agg(jsonb_build_array(s.kind, s.value)) from text_search.seen s where s.collection = c.collection) as seen
    from text_search.collection c where c.collection = ${collection}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  const memory = memories.get(row.mark) ?? emptyMemory();
  memories.set(row.mark, memory);
  if ((row.last ?? 0) > memory.lastFacet) await learnFacets(tx, collection, memory);
  const seen = row.seen ?? [];
  const weights = new Map<string, Set<string>>();
  for (const [kind, value] of seen) {
    if (kind !== "field") continue;
    const [field = "", weight = ""] = value.split(":");
    weights.set(field, (weights.get(field) ?? new Set()).add(weight));
  }
  return { memory, langs: seen.flatMap(([kind, value]) => (kind === "lang" ? [value] : [])), weights };
}

async function learnFacets(tx: Tx, collection: string, memory: Memory): Promise<void> {
  const { rows } = await sql<{ facet_id: number; facet: string; value: string }>`
    select facet_id, facet, value from text_search.facet where collection = ${collection} and facet_id > ${memory.lastFacet}`.execute(
    tx,
  );
  keepFacets(memory, rows);
}

function keepFacets(
  memory: Memory,
  rows: readonly { facet_id: number; facet: string; value: string }[],
): void {
  for (const { facet_id, facet, value } of rows) {
    memory.lastFacet = Math.max(memory.lastFacet, facet_id);
    if (memory.facets.has(facet_id)) continue;
    memory.facets.set(facet_id, { facet, value });
    const values = memory.values.get(facet);
    if (values === undefined) memory.values.set(facet, [value]);
    else values.push(value);
  }
}

/** Remembers the entries of these numbers that are not yet known. */
export async function learnEntries(tx: Tx, memory: Memory, numbers: readonly number[]): Promise<void> {
  const missing = numbers.filter((number) => !memory.entries.has(number));
  if (missing.length === 0) return;
  if (memory.entries.size + missing.length > mostEntries) memory.entries.clear();
  // Half a megabyte of text instead of a row each.
  const { rows } = await sql<{ all: string | null }>`
    select string_agg(concat(e.entry_no, ';', e.sort_date - date '1970-01-01', ';', e.words, ';', array_to_string(e.facet_ids, ',')), '|') as all
    from text_search.entry e where e.entry_no = any (${missing}::int[])`.execute(tx);
  const unknown = new Set<number>();
  for (const line of (rows[0]?.all ?? "").split("|")) {
    if (line === "") continue;
    const [number = "", day = "", words = "", ids = ""] = line.split(";");
    const facets = ids === "" ? [] : ids.split(",").map(Number);
    for (const id of facets) if (!memory.facets.has(id)) unknown.add(id);
    memory.entries.set(Number(number), {
      facets,
      day: day === "" ? null : Number(day),
      words: Number(words),
    });
  }
  if (unknown.size === 0) return;
  // Values are made in several transactions at once, so that a lower number may be seen later.
  const { rows: late } = await sql<{ facet_id: number; facet: string; value: string }>`
    select facet_id, facet, value from text_search.facet where facet_id = any (${[...unknown]}::int[])`.execute(
    tx,
  );
  keepFacets(memory, late);
}
