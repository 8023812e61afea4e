import {
  bootstrapTotals,
  estimatorOf,
  type HistoryTable,
  prepare,
  readHistories,
  searchModels,
} from "@palermo/mse";
import { describe, expect, it } from "vitest";
import { runBootstrap, runSearch } from "./index.ts";

/** Four lists with some dependence; made up. */
function fourLists(): HistoryTable {
  const reading = readHistories(
    "A,B,C,D,count\n1,0,0,0,120\n0,1,0,0,95\n0,0,1,0,140\n0,0,0,1,60\n1,1,0,0,22\n1,0,1,0,18\n0,1,1,0,9\n0,0,1,1,11\n1,0,0,1,7\n1,1,1,0,4\n0,1,1,1,2\n",
  );
  if (!reading.ok || reading.tables[0] === undefined) throw new Error("not read");
  return reading.tables[0];
}

const selection = { kind: "stepwise", threshold: 0.02 } as const;

describe("estimation on threads", () => {
  it("gives the same totals with one worker, with three, and without any", async () => {
    const table = fourLists();
    const bare = bootstrapTotals(table, estimatorOf(4, selection), { seed: 5, from: 0, to: 90 });
    const one = await runBootstrap(table, { selection, seed: 5, replicates: 90, workers: 1 });
    const three = await runBootstrap(table, { selection, seed: 5, replicates: 90, workers: 3 });
    expect([...one]).toEqual([...bare]);
    expect([...three]).toEqual([...bare]);
    const other = await runBootstrap(table, { selection, seed: 6, replicates: 90, workers: 1 });
    expect([...other]).not.toEqual([...bare]);
  });

  it("tells how far it is, and ends when it is cancelled", async () => {
    const stop = new AbortController();
    const told: number[] = [];
    const running = runBootstrap(fourLists(), {
      selection,
      seed: 1,
      replicates: 1_000_000,
      workers: 2,
      signal: stop.signal,
      onProgress(done) {
        told.push(done);
        if (told.length === 3) stop.abort(new Error("enough"));
      },
    });
    await expect(running).rejects.toThrow("enough");
    expect(told).toEqual([25, 50, 75]);
  });

  it("finds the same models in any division", async () => {
    const table = fourLists();
    const bare = searchModels(prepare(table), { maxOrder: 3 });
    const divided = [0, 1, 2].map((part) => searchModels(prepare(table), { maxOrder: 3, part, parts: 3 }));
    for (let at = 0; at < bare.bic.length; at++) {
      const found = divided.map(({ bic }) => bic[at] ?? Number.NaN).filter((bic) => !Number.isNaN(bic));
      expect(found).toEqual(Number.isNaN(bare.bic[at]) ? [] : [bare.bic[at]]);
    }
    expect(divided.reduce((sum, { refused }) => sum + refused, 0)).toBe(bare.refused);
    const threaded = await runSearch(table, { maxOrder: 3, workers: 2 });
    expect([...threaded.bic]).toEqual([...bare.bic]);
  });
});
