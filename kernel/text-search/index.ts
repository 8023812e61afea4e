export type { SearchEntry, SearchText } from "./entry.ts";
export { openCollection } from "./entry.ts";
export { openStamp } from "./open-stamp.ts";
export { dropEntry, putEntries, putEntry } from "./put-entry.ts";
export type { listSearches } from "./saved/searches.ts";
export type { SearchAsk } from "./search.ts";
export { searchEntries } from "./search.ts";
export type {
  QueryProblem,
  SearchFields,
  SearchFilters,
  SearchSort,
} from "./search-words.ts";
export { SearchAnswer, SearchHit, SearchInput } from "./search-words.ts";
export type { SimilarAsk, SimilarEntry } from "./similar.ts";
export { similarEntries } from "./similar.ts";
