import type { Context } from "#kernel/action";
import { similarEntries } from "#kernel/text-search";
import { findSeveral, type PublishedJudgment } from "./find-published.ts";

/** How much each thing that two judgments share makes them alike. */
const alike = {
  issue: 2,
  concept: 2,
  means: 2,
  form: 2,
  purpose: 1,
  sector: 2,
  conduct: 2,
  aggravation: 2,
  mode: 1,
  "crime-type": 1,
  "cross-cutting": 1,
  geography: 0.5,
  article: 1,
} as const;

export type Similar = {
  readonly record: PublishedJudgment;
  readonly title: string;
  readonly score: number;
  readonly shared: Record<string, string[]>;
};

/** Published judgments of a collection that share most with one; what is rare counts more. */
export async function findSimilar(
  tx: Context<unknown>["tx"],
  { judgmentId: recordId }: Pick<PublishedJudgment, "judgmentId">,
  { in: collection, limit }: { in: string; limit: number },
): Promise<Similar[]> {
  const found = await similarEntries(tx, { collection, recordId, facets: alike, limit });
  const several = await findSeveral(
    tx,
    found.map((one) => one.recordId),
  );
  const records = new Map(several.map((one) => [one.judgmentId, one]));
  return found.flatMap(({ recordId: id, title, score, shared }) => {
    const record = records.get(id);
    return record === undefined ? [] : [{ record, title, score, shared }];
  });
}
