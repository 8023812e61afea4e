import { countModels, type HistoryTable, joinParts, type SearchResult } from "@palermo/mse";
import { shareWork, workersFor } from "./share-work.ts";
import type { Running, Work } from "./work.ts";

/** Fewer models than this are faster in one thread. */
const SMALL = 5000;

/** All hierarchical models up to an order, fitted on worker threads; the same result for any number of workers. */
export async function runSearch(
  table: HistoryTable,
  {
    maxOrder,
    countMinusInfinity = true,
    ...running
  }: Running & { maxOrder: number; countMinusInfinity?: boolean },
): Promise<SearchResult> {
  const all = countModels(table.lists.length, maxOrder);
  const parts = all < SMALL ? 1 : workersFor(Number.POSITIVE_INFINITY, running.workers);
  const pieces: Work[] = Array.from({ length: parts }, (_, part) => ({
    kind: "search",
    table,
    maxOrder,
    countMinusInfinity,
    part,
    parts,
  }));
  const results: SearchResult[] = [];
  const passed = new Array<number>(parts).fill(0);
  await shareWork({
    ...running,
    pieces,
    onSaid(said, piece) {
      if (said.kind === "search") results[piece] = said.result;
      if (said.kind !== "progress") return;
      passed[piece] = said.done;
      running.onProgress?.(Math.min(...passed), said.all);
    },
  });
  return joinParts(results);
}
