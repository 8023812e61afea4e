import { z } from "zod";
import { Lang } from "../../i18n/lang.ts";
import { FieldKind, longestQuery, SearchFilters } from "../search-words.ts";
import { searchAlerts } from "./search-alerts.ts";

export const SearchAlert = z.enum(searchAlerts).describe("how often to be told that something new is found");
export type SearchAlert = z.infer<typeof SearchAlert>;

/** What is searched; published texts only, so that the words may be kept. */
export const SearchWords = z.object({
  query: z.string().max(longestQuery),
  filters: SearchFilters,
  fields: z
    .record(z.string().min(1).max(60), FieldKind)
    .describe("what may stand before a colon on that page"),
  lang: Lang,
});

export const SearchName = z.string().trim().min(1).max(80);

export const SavedSearch = SearchWords.extend({
  searchId: z.uuid(),
  collection: z.string(),
  place: z.string().describe("the page that shows it"),
  name: z.string(),
  alert: SearchAlert,
  waits: z.boolean().describe("something new was found since it was last opened"),
});
export type SavedSearch = z.infer<typeof SavedSearch>;

/** So many searches a person keeps. */
export const mostSearches = 100;
