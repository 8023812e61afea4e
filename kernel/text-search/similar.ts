import type { Tx } from "../database/tx.ts";

export type SimilarAsk = {
  readonly collection: string;
  readonly recordId: string;
  /** How much a shared value of each facet counts. */
  readonly facets: Readonly<Record<string, number>>;
  readonly limit: number;
};

export type SimilarEntry = {
  readonly recordId: string;
  readonly title: string;
  readonly score: number;
  readonly shared: Record<string, string[]>;
};

/** Records of the collection that share most with one of them; rare values count more. */
export async function similarEntries(_tx: Tx, _ask: SimilarAsk): Promise<SimilarEntry[]> {
  throw new Error("being built");
}
