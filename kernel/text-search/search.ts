import type { Tx } from "../database/tx.ts";
import type { Lang } from "../i18n/lang.ts";
import { countFacets, readFilters } from "./facet-counts.ts";
import { mostWords, wantsMore } from "./loosen.ts";
import { countUnits, matchEntries } from "./match.ts";
import { type Ground, groundOf, learnEntries } from "./memory.ts";
import {
  bestOf,
  dayKey,
  orderOf,
  pageByKey,
  pageByTitle,
  readPlace,
  type Standing,
  writePlace,
} from "./order.ts";
import { type Compiled, compile } from "./query/compile.ts";
import { parseQuery } from "./query/parse-query.ts";
import { rankEntries } from "./rank.ts";
import { readContext } from "./read-context.ts";
import type { QueryProblem, SearchAnswer, SearchFields, SearchFilters, SearchSort } from "./search-words.ts";
import { showHits } from "./snippets.ts";
import { suggestQuery } from "./suggest.ts";

export type SearchAsk = {
  readonly collection: string;
  readonly query: string;
  /** The reader's. */
  readonly lang: Lang;
  readonly filters?: SearchFilters;
  /** Facets that are counted. */
  readonly facets?: readonly string[];
  readonly sort?: SearchSort;
  readonly after?: string | undefined;
  readonly limit?: number;
  /** What may stand before a colon. */
  readonly fields: SearchFields;
};

/** So many hits are ranked by all their words; of more, those with the words in the title first, then the newest. */
const ranked = 500;
/** With fewer hits than this another spelling is looked for. */
const fewHits = 3;

/** Searches one collection of published records. */
export async function searchEntries(tx: Tx, ask: SearchAsk): Promise<SearchAnswer> {
  const parsed = parseQuery(ask.query, ask.fields, ask.lang);
  const ground = await groundOf(tx, ask.collection);
  if (ground === null) throw new Error(`there is no collection ${ask.collection}`);
  const { memory } = ground;
  const context = await readContext(tx, { ...ask, tree: parsed.tree, ground });
  const compiled = parsed.tree === null ? nothingAsked : compile(parsed.tree, context);
  const problems: QueryProblem[] = [...parsed.problems, ...compiled.problems];
  const { hits, held } = await findHits(tx, { collection: ask.collection, compiled, ground });
  if (held !== null) problems.push({ code: "relaxed", at: 0, word: String(held) });
  await learnEntries(tx, memory, hits);
  const filters = readFilters(memory, ask.filters ?? {});
  problems.push(...filters.problems);
  const { passed, facets } = countFacets(memory, hits, { wanted: filters.wanted, facets: ask.facets ?? [] });
  const after = ask.after === undefined ? null : readPlace(ask.after);
  if (ask.after !== undefined && after === null) problems.push({ code: "bad-place", at: 0 });
  const limit = ask.limit ?? 20;
  const page = await pageOf(tx, { ask, ground, compiled, passed, after, limit: limit + 1 });
  const shown = page.slice(0, limit);
  const last = shown.at(-1);
  const hitsShown = await showHits(tx, {
    numbers: shown.map(({ number }) => number),
    units: compiled.units,
    lang: ask.lang,
  });
  const suggestion =
    parsed.tree !== null && (held ?? hits.length) < fewHits
      ? await suggestQuery(tx, { collection: ask.collection, tree: parsed.tree, context })
      : null;
  return {
    items: shown.flatMap(({ number, key }) => {
      const hit = hitsShown.get(number);
      return hit === undefined ? [] : [{ ...hit, score: typeof key === "number" ? key : 0 }];
    }),
    next: page.length > limit && last !== undefined ? writePlace(last) : null,
    total: passed.length,
    facets,
    understood: parsed.understood,
    problems: problems.sort((a, b) => a.at - b.at),
    suggestion,
  };
}

/** Numbers of the entries that hold everything that is asked for. */
export async function findMatching(
  tx: Tx,
  ask: Pick<SearchAsk, "collection" | "query" | "lang" | "fields" | "filters">,
): Promise<number[]> {
  const ground = await groundOf(tx, ask.collection);
  if (ground === null) return [];
  const { tree } = parseQuery(ask.query, ask.fields, ask.lang);
  const context = await readContext(tx, { ...ask, tree, ground });
  const hits = await matchEntries(tx, ask.collection, tree === null ? null : compile(tree, context).query);
  await learnEntries(tx, ground.memory, hits);
  const { wanted } = readFilters(ground.memory, ask.filters ?? {});
  return countFacets(ground.memory, hits, { wanted, facets: [] }).passed;
}

const nothingAsked: Compiled = { query: null, units: [], loose: null, problems: [] };

/** The hits; `held`: how many hold all words, when others follow that hold most of them. */
async function findHits(
  tx: Tx,
  { collection, compiled, ground }: { collection: string; compiled: Compiled; ground: Ground },
): Promise<{ hits: number[]; held: number | null }> {
  const hits = await matchEntries(tx, collection, compiled.query);
  const { loose } = compiled;
  if (!wantsMore(hits.length, loose)) return { hits, held: null };
  const { counts, all } = await countUnits(tx, { collection, memory: ground.memory, units: loose.units });
  const more = await mostWords(tx, { collection, loose, counts, all });
  const both = [...new Set([...hits, ...more])];
  return both.length === hits.length ? { hits, held: null } : { hits: both, held: hits.length };
}

type PageAsk = {
  readonly ask: SearchAsk;
  readonly ground: Ground;
  readonly compiled: Compiled;
  readonly passed: readonly number[];
  readonly after: Standing | null;
  readonly limit: number;
};

async function pageOf(tx: Tx, { ask, ground, compiled, passed, after, limit }: PageAsk): Promise<Standing[]> {
  const { memory } = ground;
  const order = orderOf(ask.sort ?? "relevance", compiled.units.length > 0);
  if (order === "title") return pageByTitle(tx, passed, { after, limit });
  if (order !== "relevance") return pageByKey(passed, dayKey(memory, order), { after, limit });
  const candidates = await chooseCandidates(tx, { ask, compiled, ground, passed });
  const { counts, all } = await countUnits(tx, { collection: ask.collection, memory, units: compiled.units });
  const scores = await rankEntries(tx, { memory, candidates, units: compiled.units, counts, all });
  // Those beyond follow by their day, below every score.
  const day = dayKey(memory, "newest");
  const keyOf = (number: number) => scores.get(number) ?? -3 + Math.max(-1, day(number) / 1e6);
  const within = pageByKey(candidates, keyOf, { after, limit });
  if (within.length === limit || candidates.length === passed.length) return within;
  return pageByKey(passed, keyOf, { after, limit });
}

async function chooseCandidates(
  tx: Tx,
  { ask, compiled, ground, passed }: Pick<PageAsk, "ask" | "compiled" | "ground" | "passed">,
): Promise<readonly number[]> {
  if (passed.length <= ranked) return passed;
  const inTitle = compiled.units.map((unit) => unit.inTitle).filter((query) => query !== "");
  const titled = inTitle.length === 0 ? [] : await matchEntries(tx, ask.collection, inTitle.join(" | "));
  const first = new Set(titled);
  const day = dayKey(ground.memory, "newest");
  return bestOf(passed, (number) => day(number) + (first.has(number) ? 1e8 : 0), ranked);
}
