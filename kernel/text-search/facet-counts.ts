import type { Memory } from "./memory.ts";
import type { QueryProblem, SearchAnswer, SearchFilters } from "./search-words.ts";

export type Counted = {
  /** Hits that pass every filter. */
  readonly passed: number[];
  readonly facets: SearchAnswer["facets"];
};

type Wanted = { readonly facet: string; readonly ids: ReadonlySet<number> };

/** The filters by numbers of values; values that the collection does not know are told and left aside. */
export function readFilters(
  memory: Memory,
  filters: SearchFilters,
): { wanted: Wanted[]; problems: QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const wanted: Wanted[] = [];
  for (const [facet, values] of Object.entries(filters)) {
    if (values.length === 0) continue;
    const sought = new Set(values);
    const ids = new Set<number>();
    const found = new Set<string>();
    for (const [id, known] of memory.facets)
      if (known.facet === facet && sought.has(known.value)) {
        ids.add(id);
        found.add(known.value);
      }
    for (const value of values)
      if (!found.has(value)) problems.push({ code: "unknown-filter", at: 0, word: `${facet}:${value}` });
    if (ids.size > 0) wanted.push({ facet, ids });
  }
  return { wanted, problems };
}

/**
 * Filters and counts in one pass over all hits: a hit that fails no filter counts for every facet, one that fails a single
 * filter counts for that facet alone, so that its other values show what choosing them would give.
 */
export function countFacets(
  memory: Memory,
  hits: readonly number[],
  { wanted, facets }: { wanted: readonly Wanted[]; facets: readonly string[] },
): Counted {
  const counts = new Int32Array(memory.lastFacet + 1);
  const asked = new Set(facets);
  const passed: number[] = [];
  for (const hit of hits) {
    const ids = memory.entries.get(hit)?.facets ?? [];
    let failed: string | null = null;
    let fails = 0;
    for (const filter of wanted) {
      if (ids.some((id) => filter.ids.has(id))) continue;
      failed = filter.facet;
      fails += 1;
    }
    if (fails > 1) continue;
    if (fails === 0) passed.push(hit);
    else if (!asked.has(failed ?? "")) continue;
    for (const id of ids)
      if (failed === null || memory.facets.get(id)?.facet === failed) counts[id] = (counts[id] ?? 0) + 1;
  }
  return { passed, facets: grouped(memory, counts, facets) };
}

function grouped(memory: Memory, counts: Int32Array, facets: readonly string[]): SearchAnswer["facets"] {
  const groups = new Map(facets.map((facet) => [facet, [] as { value: string; count: number }[]]));
  for (const [id, known] of memory.facets) {
    const count = counts[id] ?? 0;
    if (count > 0) groups.get(known.facet)?.push({ value: known.value, count });
  }
  for (const group of groups.values())
    group.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return Object.fromEntries(groups);
}
