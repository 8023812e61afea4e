import { z } from "zod";
import { Lang } from "../i18n/lang.ts";
import { searchSorts } from "./search-sorts.ts";

/** What a word before a colon in the box may name: closed values, a text of its own, or the day by which is sorted. */
export const fieldKinds = ["facet", "text", "date"] as const;
export const FieldKind = z.enum(fieldKinds);
export type FieldKind = z.infer<typeof FieldKind>;
export type SearchFields = Readonly<Record<string, FieldKind>>;

export const SearchSort = z.enum(searchSorts);
export type SearchSort = z.infer<typeof SearchSort>;

/** What a question may say about a query that it nevertheless answered as well as it could. */
export const queryProblemCodes = [
  "unbalanced",
  "empty-field",
  "unknown-field",
  "unknown-value",
  "bad-range",
  "nothing-beside",
  "too-common",
  "too-long",
  "unknown-filter",
  "bad-place",
  "relaxed",
] as const;
export const QueryProblem = z.object({
  code: z.enum(queryProblemCodes),
  at: z.int().min(0).describe("place in the query, in UTF-16 units from 0"),
  word: z.string().optional(),
});
export type QueryProblem = z.infer<typeof QueryProblem>;

/** Longest query that is read; what stands beyond is told as a problem. */
export const longestQuery = 1000;

const Name = z.string().min(1).max(60);
export const SearchFilters = z.record(Name, z.array(z.string().min(1).max(300)).max(100));
export type SearchFilters = Readonly<Record<string, readonly string[]>>;

/** What a module's search question takes; published text only, so that it may stand in an address. */
export const SearchInput = z.object({
  query: z.string().max(longestQuery).default(""),
  filters: SearchFilters.default({}),
  sort: SearchSort.default("relevance"),
  after: z.string().max(300).optional(),
  limit: z.int().min(1).max(100).default(20),
  lang: Lang.default("en").describe("the reader's language"),
});
export type SearchInput = z.infer<typeof SearchInput>;

export const Snippet = z.object({
  text: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])).describe("from and to of what was found, in UTF-16 units"),
  lang: z.string(),
});

export const SearchHit = z.object({
  recordId: z.uuid(),
  title: z.string(),
  titleMarks: z.array(z.tuple([z.int(), z.int()])),
  titleLang: z.string(),
  score: z.number(),
  snippet: Snippet,
});
export type SearchHit = z.infer<typeof SearchHit>;

/** What `searchEntries` gives; a module adds what it shows of each record. */
export const SearchAnswer = z.object({
  items: z.array(SearchHit),
  next: z.string().nullable(),
  total: z.int().min(0).describe("exact"),
  facets: z
    .record(z.string(), z.array(z.object({ value: z.string(), count: z.int().min(1) })))
    .describe("exact; the numbers of a facet leave its own filter aside"),
  understood: z.string().describe("the query as it was understood"),
  problems: z.array(QueryProblem),
  suggestion: z.string().nullable().describe("what may have been meant, when little was found"),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;
