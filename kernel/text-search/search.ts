import type { Lang } from "../i18n/lang.ts";
import type { Tx } from "../database/tx.ts";
import type { SearchAnswer, SearchFields, SearchFilters, SearchSort } from "./search-words.ts";

export type SearchAsk = {
  readonly collection: string;
  readonly query: string;
  /** The reader's. */
  readonly lang: Lang;
  readonly filters?: SearchFilters;
  /** Facets that are counted. */
  readonly facets?: readonly string[];
  readonly sort?: SearchSort;
  readonly after?: string;
  readonly limit?: number;
  /** What may stand before a colon. */
  readonly fields: SearchFields;
};

/** Searches one collection of published records. */
export async function searchEntries(_tx: Tx, _ask: SearchAsk): Promise<SearchAnswer> {
  throw new Error("being built");
}
