import { type PublicAsk, queryText } from "#kernel/public-face";
import { openCollection, type SearchAnswer, type SearchSort, searchEntries } from "#kernel/text-search";
import { facetNames, searchFields } from "../facets.ts";
import { findSeveral, type PublishedJudgment } from "../find-published.ts";
import { collection } from "../search-entry.ts";
import { knownFilters } from "../search-judgments.ts";

/** A search as it stands in an address. */
export type Search = {
  readonly query: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: SearchSort;
  readonly after?: string | undefined;
};

export const sorts = ["relevance", "newest", "oldest", "title"] as const satisfies readonly SearchSort[];

export function searchOf({ query }: Pick<PublicAsk, "query">): Search {
  const words = query.get("q")?.[0] ?? "";
  const wanted = query.get("sort")?.[0];
  const given = Object.fromEntries(
    facetNames.flatMap((facet) => {
      const values = query.get(facet);
      return values ? [[facet, [...new Set(values)]]] : [];
    }),
  );
  return {
    query: words,
    filters: knownFilters(given).filters,
    sort: sorts.find((one) => one === wanted) ?? (words === "" ? "newest" : "relevance"),
    after: query.get("after")?.[0],
  };
}

/** The same search in an address, changed in some respects; a change begins at the first page again. */
export function addressOf({ query, filters, sort, after }: Search, change: Partial<Search> = {}): string {
  const wanted = { query, filters, sort, ...change };
  const place = "after" in change ? change.after : Object.keys(change).length > 0 ? undefined : after;
  const usual = wanted.query === "" ? "newest" : "relevance";
  const entries: [string, string][] = [
    ...(wanted.query === "" ? [] : [["q", wanted.query] as [string, string]]),
    ...Object.entries(wanted.filters).flatMap(([facet, values]) =>
      values.map((value): [string, string] => [facet, value]),
    ),
    ...(wanted.sort === usual ? [] : [["sort", wanted.sort] as [string, string]]),
    ...(place === undefined ? [] : [["after", place] as [string, string]]),
  ];
  const text = queryText(entries);
  return text === "" ? "" : `?${text}`;
}

export type Found = Omit<SearchAnswer, "items"> & {
  readonly items: readonly (SearchAnswer["items"][number] & { readonly record: PublishedJudgment })[];
};

/** Searches among what everybody may read. */
export async function findOpen(
  { tx, lang }: Pick<PublicAsk, "tx" | "lang">,
  { query, filters, sort, after }: Search,
  limit = 20,
): Promise<Found> {
  const answer = await searchEntries(tx, {
    collection: openCollection(collection),
    query,
    lang,
    filters,
    facets: facetNames,
    sort,
    limit,
    fields: searchFields,
    ...(after === undefined ? {} : { after }),
  });
  const ids = answer.items.map(({ recordId }) => recordId);
  const records = new Map((await findSeveral(tx, ids)).map((one) => [one.judgmentId, one]));
  return {
    ...answer,
    items: answer.items.flatMap((hit) => {
      const record = records.get(hit.recordId);
      return record === undefined ? [] : [{ ...hit, record }];
    }),
  };
}
