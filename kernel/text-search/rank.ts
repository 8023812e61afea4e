import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { rarity } from "./match.ts";
import type { Memory } from "./memory.ts";
import { bestOf } from "./order.ts";
import type { Unit } from "./query/unit.ts";

/** Weights of D, C, B, A: a word of the title counts a good deal more than one of the full text. */
const weights = "{0.35, 0.5, 0.7, 1}";
/** How much a text that is longer than usual loses. */
const lengthShare = 0.3;
/** How much words near each other add. */
const nearShare = 0.6;
/** How much it matters that all words are there, when some may be missing. */
const coverPower = 1;

export type RankAsk = {
  readonly memory: Memory;
  readonly candidates: readonly number[];
  readonly units: readonly Unit[];
  /** In how many entries each unit is found, and how many there are. */
  readonly counts: readonly number[];
  readonly all: number;
};

type Row = { entry_no: number; each: number[]; pairs: number[] };

/** So many are weighed word by word; of more candidates, the best by a rougher measure. */
const weighed = 200;

/** Scores of the candidates by their numbers, the rough ones below zero. */
export async function rankEntries(tx: Tx, ask: RankAsk): Promise<Map<number, number>> {
  const { candidates, units } = ask;
  if (candidates.length === 0 || units.length === 0) return new Map();
  if (candidates.length <= weighed) return weigh(tx, ask);
  const rough = await roughly(tx, ask);
  const best = bestOf(candidates, (number) => rough.get(number) ?? 0, weighed);
  const scores = await weigh(tx, { ...ask, candidates: best });
  return new Map(candidates.map((number) => [number, scores.get(number) ?? (rough.get(number) ?? 0) - 1]));
}

async function weigh(tx: Tx, ask: RankAsk): Promise<Map<number, number>> {
  const queries = ask.units.map(({ query }) => query);
  const pairs = queries.slice(1, 12).map((query, index) => `${queries[index]} & ${query}`);
  const { rows } = await sql<Row>`
    select e.entry_no,
      array(select ts_rank(${weights}::float4[], e.terms, q) from unnest(${queries}::tsquery[]) q) as each,
      array(select ts_rank_cd(${weights}::float4[], e.terms, q) from unnest(${pairs}::tsquery[]) q) as pairs
    from text_search.entry e where e.entry_no = any (${ask.candidates}::int[])`.execute(tx);
  const usual = usualLength(ask);
  return new Map(rows.map((row) => [row.entry_no, score(row, ask, usual)]));
}

/** One measure for all words together, which reads each vector once. */
async function roughly(tx: Tx, { candidates, units }: RankAsk): Promise<Map<number, number>> {
  const any = units.map(({ query }) => query).join(" | ");
  const { rows } = await sql<{ entry_no: number; rank: number }>`
    select e.entry_no, ts_rank(${weights}::float4[], e.terms, ${any}::tsquery, 1) as rank
    from text_search.entry e where e.entry_no = any (${candidates}::int[])`.execute(tx);
  return new Map(rows.map((row) => [row.entry_no, Math.min(0.999, row.rank)]));
}

function usualLength({ memory, candidates }: RankAsk): number {
  let sum = 0;
  for (const one of candidates) sum += memory.entries.get(one)?.words ?? 0;
  return Math.max(1, sum / candidates.length);
}

/** ts_rank and ts_rank_cd give something like this where nothing is found. */
const nothing = 1e-15;

/**
 * For each unit how often it stands in which weight (saturating, as ts_rank has it) times how rare it is; then how much of
 * the query is there, how near its words are, and how long the text is.
 */
function score(
  { entry_no, each, pairs }: Row,
  { memory, units, counts, all }: RankAsk,
  usual: number,
): number {
  let found = 0;
  let covered = 0;
  let whole = 0;
  for (const [index, unit] of units.entries()) {
    const count = counts[index] ?? 0;
    if (count === 0) continue;
    const rare = rarity(count, all);
    const rank = each[index] ?? 0;
    whole += rare;
    if (rank <= nothing) continue;
    covered += rare;
    found += rare * Math.min(1, unit.phrase ? rank : rank * unit.size);
  }
  if (whole === 0) return 0;
  let near = 0;
  for (const [index, rank] of pairs.entries())
    if (rank > nothing)
      near += Math.min(1, rank) * (rarity(counts[index] ?? 0, all) + rarity(counts[index + 1] ?? 0, all));
  const words = memory.entries.get(entry_no)?.words ?? usual;
  const length = 1 - lengthShare + lengthShare * Math.sqrt(words / usual);
  return ((found + nearShare * near) / whole / length) * (covered / whole) ** coverPower;
}
