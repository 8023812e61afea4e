import type { listSearches } from "#kernel/text-search";
import { useQuestion } from "../../../web/api/use-question.ts";
import type { SavedSearch } from "./digest-fields.ts";

/** The reader's saved searches of case law. */
export function useSavedSearches(): readonly SavedSearch[] {
  const list = useQuestion<typeof listSearches>("text-search.list-searches", {
    collection: "caselaw.judgment",
  });
  return list.data?.items ?? [];
}
