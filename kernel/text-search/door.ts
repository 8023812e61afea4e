import { defineModule } from "../module/module.ts";
import { dropSearch, listSearches, openSearch, renameSearch, saveSearch } from "./saved/searches.ts";
import { onDay } from "./saved/watch.ts";
import { locales } from "./text.ts";

/** Saved searches over published records; what is searched itself, modules ask through their own questions. */
export const textSearchModule = defineModule({
  name: "text-search",
  actions: [saveSearch, renameSearch, openSearch, dropSearch],
  questions: [listSearches],
  on: { "clock.day-passed": onDay },
  locales,
});
