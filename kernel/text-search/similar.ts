import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { matchEntries, rarity } from "./match.ts";
import { groundOf, learnEntries } from "./memory.ts";

export type SimilarAsk = {
  readonly collection: string;
  readonly recordId: string;
  /** How much a shared value of each facet counts. */
  readonly facets: Readonly<Record<string, number>>;
  readonly limit: number;
};

export type SimilarEntry = {
  readonly recordId: string;
  readonly title: string;
  readonly score: number;
  readonly shared: Record<string, string[]>;
};

/** Records of the collection that share most with one of them; rare values count more. The score is 1 for all shared. */
export async function similarEntries(tx: Tx, ask: SimilarAsk): Promise<SimilarEntry[]> {
  const ground = await groundOf(tx, ask.collection);
  const { rows } = await sql<{ entry_no: number }>`
    select entry_no from text_search.entry where collection = ${ask.collection} and record_id = ${ask.recordId}::uuid`.execute(
    tx,
  );
  const own = rows[0]?.entry_no;
  if (ground === null || own === undefined) return [];
  const { memory } = ground;
  const all = await matchEntries(tx, ask.collection, null);
  await learnEntries(tx, memory, all);
  const counts = new Map<number, number>();
  for (const one of all)
    for (const id of memory.entries.get(one)?.facets ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
  const worth = new Map<number, number>();
  for (const id of memory.entries.get(own)?.facets ?? []) {
    const weight = ask.facets[memory.facets.get(id)?.facet ?? ""] ?? 0;
    if (weight > 0) worth.set(id, weight * rarity(counts.get(id) ?? 0, all.length));
  }
  const whole = [...worth.values()].reduce((sum, one) => sum + one, 0);
  const scored = all.flatMap((number) => {
    if (number === own) return [];
    const shared = (memory.entries.get(number)?.facets ?? []).filter((id) => worth.has(id));
    const sum = shared.reduce((before, id) => before + (worth.get(id) ?? 0), 0);
    return sum > 0 ? [{ number, shared, score: sum / whole }] : [];
  });
  scored.sort((a, b) => b.score - a.score || b.number - a.number);
  const best = scored.slice(0, ask.limit);
  const { rows: titles } = await sql<{ entry_no: number; record_id: string; title: string }>`
    select entry_no, record_id, title from text_search.entry where entry_no = any (${best.map((one) => one.number)}::int[])`.execute(
    tx,
  );
  const byNumber = new Map(titles.map((row) => [row.entry_no, row]));
  return best.flatMap(({ number, shared, score }) => {
    const row = byNumber.get(number);
    if (row === undefined) return [];
    const values: Record<string, string[]> = {};
    for (const id of shared) {
      const known = memory.facets.get(id);
      if (known !== undefined) values[known.facet] = [...(values[known.facet] ?? []), known.value];
    }
    return [{ recordId: row.record_id, title: row.title, score, shared: values }];
  });
}
