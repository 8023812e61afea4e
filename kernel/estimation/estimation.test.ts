import {
  averageGraphs,
  bootstrapTotals,
  estimatorOf,
  type HistoryTable,
  prepare,
  readHistories,
  sampleLatentClasses,
  searchModels,
  thresholdPairs,
} from "@palermo/mse";
import { describe, expect, it } from "vitest";
import {
  estimateTable,
  runBootstrap,
  runGraphs,
  runLatentClasses,
  runSearch,
  runThresholding,
} from "./index.ts";

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

describe("Bayesian methods on threads", () => {
  const table = fourLists();
  const short = { burnIn: 200, kept: 400, thinning: 2, seed: 3 };

  it("gives what they give without threads", async () => {
    expect(await runGraphs(table)).toEqual(averageGraphs(table));
    expect(await runThresholding(table, { kept: 200, seed: 4 })).toEqual(
      thresholdPairs(table, { kept: 200, seed: 4 }),
    );
    expect(await runLatentClasses(table, { ...short, workers: 2 })).toEqual(
      sampleLatentClasses(table, short),
    );
  });

  it("tells how far the chains are, and ends when it is cancelled", async () => {
    const stop = new AbortController();
    const told: number[] = [];
    const running = runLatentClasses(table, {
      kept: 1_000_000,
      signal: stop.signal,
      onProgress(done, all) {
        told.push(done / all);
        stop.abort(new Error("enough"));
      },
    });
    await expect(running).rejects.toThrow("enough");
    expect(told).toHaveLength(1);
  });

  it("answers with the posterior median and its limits, or says why there is none", async () => {
    const { answer } = await estimateTable(table, { method: "dga" });
    const bare = averageGraphs(table);
    expect(answer).toMatchObject({
      estimate: bare.median,
      interval: { low: bare.interval95[0], method: "posterior" },
    });
    const thresholded = await estimateTable(table, { method: "threshold", seed: 2 });
    expect(thresholded.answer.existence).toBe(0);
    const two = readHistories("A,B,count\n1,0,5\n0,1,5\n1,1,5\n");
    if (!two.ok || two.tables[0] === undefined) throw new Error("not read");
    const refused = await estimateTable(two.tables[0], { method: "dga" });
    expect(refused.answer).toMatchObject({ estimate: null, reason: { code: "not-feasible" } });
  });
});
