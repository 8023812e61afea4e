import type { Context } from "#kernel/action";
import { searchEntries } from "#kernel/text-search";
import type { Lang } from "#kernel/words";
import { searchFields } from "./facets.ts";
import { findSeveral } from "./find-published.ts";
import { collection } from "./search-entry.ts";

export type FoundJudgment = {
  readonly code: string;
  readonly title: string;
  readonly jurisdiction: string;
  readonly decided: string | null;
};

/** Published judgments with these values of facets, the newest first: any value of one facet, and some of each. */
export async function findByFacets(
  tx: Context<unknown>["tx"],
  { filters, lang, limit }: { filters: Readonly<Record<string, string[]>>; lang: Lang; limit: number },
): Promise<FoundJudgment[]> {
  const { items } = await searchEntries(tx, {
    ...{ collection, query: "", lang, limit, filters, sort: "newest", fields: searchFields },
  });
  const records = await findSeveral(
    tx,
    items.map(({ recordId }) => recordId),
  );
  return items.flatMap(({ recordId, title }) => {
    const record = records.find(({ judgmentId }) => judgmentId === recordId);
    if (record === undefined) return [];
    const { jurisdiction, decided, verdictOn } = record.judgment;
    return [{ code: record.code, title, jurisdiction, decided: (decided ?? verdictOn)?.text ?? null }];
  });
}
