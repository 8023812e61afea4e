import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateModel } from "../fit/estimate-model.ts";
import { chooseModel } from "../method/choose-model.ts";
import { modelName } from "../model/model-name.ts";
import { prepare } from "../table/prepared.ts";
import { anyTable, tableFrom } from "../testing/tables.ts";
import { chooseDownhill } from "./choose-downhill.ts";
import { countModels, defaultOrder } from "./model-tree.ts";
import { rankModels } from "./ranking.ts";
import { searchModels } from "./search-models.ts";

describe("all hierarchical models", () => {
  it.each([
    [3, 2, 8],
    [4, 2, 64],
    [4, 3, 113],
    [5, 2, 1024],
    [5, 4, 6893],
    [6, 2, 32768],
    [3, 1, 1],
  ])("of %i lists to order %i are %i", (lists, order, count) => {
    expect(countModels(lists, order)).toBe(count);
  });

  it("are too many from some number of lists on", () => {
    expect([countModels(7, 2), countModels(8, 2), countModels(6, 3)]).toEqual([2 ** 21, Infinity, Infinity]);
    const lists = Array.from({ length: 8 }, (_, list) => `L${list}`);
    const table = tableFrom(
      `${lists},count\n${lists.map(() => 1)},3\n${lists.map((_, at) => (at ? 0 : 1))},3\n`,
    );
    expect(() => searchModels(prepare(table), { maxOrder: 2 })).toThrow(RangeError);
    expect([3, 4, 5, 6, 8].map(defaultOrder)).toEqual([2, 3, 3, 2, 2]);
  });

  it("have the BIC of a fit of their own, or none where no estimate exists", () => {
    fc.assert(
      fc.property(anyTable(4), (table) => {
        const prepared = prepare(table);
        const result = searchModels(prepared, { maxOrder: 3 });
        const ranking = rankModels(prepared, result, 200);
        expect(ranking.models + result.refused).toBe(result.bic.length);
        for (const { terms, bic, total } of ranking.top.slice(0, 15)) {
          const outcome = estimateModel(prepare(table), terms);
          if (!outcome.ok) throw new Error(`${modelName(terms, prepared.t)} has no estimate`);
          expect(Math.abs(outcome.fit.bic - bic)).toBeLessThan(1e-6 * (1 + Math.abs(bic)));
          expect(Math.abs(outcome.fit.total / total - 1)).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("can leave terms at minus infinity out of the penalty", () => {
    const prepared = prepare(tableFrom("A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n0,1,1,5\n"));
    const counted = searchModels(prepared, { maxOrder: 2 });
    const left = searchModels(prepared, { maxOrder: 2, countMinusInfinity: false });
    const differences = [...counted.bic].map((bic, at) => bic - (left.bic[at] ?? 0));
    expect(new Set(differences.filter(Number.isFinite).map((one) => one.toFixed(6)))).toEqual(
      new Set(["0.000000", Math.log(prepared.table.n).toFixed(6)]),
    );
  });

  it("tells how far it is", () => {
    const told: number[] = [];
    const prepared = prepare(
      tableFrom("A,B,C,D,E,count\n1,1,0,0,0,9\n0,1,1,0,0,8\n1,0,1,1,0,7\n0,0,0,1,1,6\n1,0,0,0,0,30\n"),
    );
    searchModels(prepared, { maxOrder: 4, onProgress: (done, all) => told.push(done / all) });
    expect(told.length).toBeGreaterThan(3);
    expect([...told].sort((one, other) => one - other)).toEqual(told);
  });
});

describe("downhill", () => {
  const table = tableFrom(
    "A,B,C,D,count\n1,0,0,0,120\n0,1,0,0,95\n0,0,1,0,140\n0,0,0,1,60\n1,1,0,0,22\n1,0,1,0,18\n0,1,1,0,9\n0,0,1,1,11\n1,1,1,0,4\n",
  );

  it("ends where no neighbour is better, and never below the best of all", () => {
    const prepared = prepare(table);
    const best = rankModels(prepared, searchModels(prepared, { maxOrder: 3 })).top[0];
    const { outcome, ends } = chooseDownhill(prepared, { maxOrder: 3, random: 4, seed: 1 });
    if (!outcome.ok) throw new Error("no end");
    expect(outcome.fit.bic).toBeGreaterThanOrEqual((best?.bic ?? 0) - 1e-8);
    for (const { start, end } of ends) {
      if (!start.ok || !end.ok) throw new Error("a start without estimate was kept");
      expect(end.fit.bic).toBeLessThanOrEqual(start.fit.bic);
      expect(outcome.fit.bic).toBeLessThanOrEqual(end.fit.bic + 1e-9);
    }
    expect(ends).toHaveLength(6);
  });

  it("answers with the reason of independence when no start has an estimate", () => {
    const apart = prepare(tableFrom("A,B,C,count\n1,0,0,9\n0,1,0,8\n0,0,1,7\n"));
    for (const method of ["downhill", "bic", "stepwise"] as const) {
      const { outcome } = chooseModel(apart, { method });
      expect(outcome).toMatchObject({ ok: false, model: "[1,2,3]", existence: 1 });
    }
  });
});
