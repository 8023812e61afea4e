import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multinomialProfile, poissonProfile } from "../interval/profile.ts";
import { parseModel } from "../model/model-name.ts";
import { closeDownwards, mainTerms, pairsOf, termsUpTo } from "../model/terms.ts";
import { historyTable } from "../table/history-table.ts";
import { prepare } from "../table/prepared.ts";
import { anyTable, tableFrom } from "../testing/tables.ts";
import { estimateModel } from "./estimate-model.ts";

const four = tableFrom(
  "A,B,C,D,count\n1,0,0,0,120\n0,1,0,0,95\n0,0,1,0,140\n0,0,0,1,60\n1,1,0,0,22\n1,0,1,0,18\n0,1,1,0,9\n0,0,1,1,11\n1,1,1,0,4\n",
);

describe("fitting one model", () => {
  it("is Lincoln and Petersen's product for two lists", () => {
    const outcome = estimateModel(prepare(tableFrom("A,B,count\n1,0,30\n0,1,20\n1,1,10\n")), mainTerms(2));
    if (!outcome.ok) throw new Error("no estimate");
    expect(outcome.fit.total).toBeCloseTo((40 * 30) / 10, 8);
    expect(outcome.fit.deviance).toBeCloseTo(0, 10);
  });

  it("has minus infinity for pairs that nobody is on, counted in the penalties unless told otherwise", () => {
    const outcome = estimateModel(prepare(four), closeDownwards([0b1001, 0b0011], 4));
    if (!outcome.ok) throw new Error("no estimate");
    const { fit } = outcome;
    expect(fit.minusInfinity).toEqual([0b1001]);
    expect(fit.coefficients.map(({ term }) => term)).not.toContain(0b1001);
    expect(fit.aic - fit.aicKept).toBeCloseTo(2, 10);
    expect(fit.bic - fit.bicKept).toBeCloseTo(Math.log(four.n), 10);
    expect(fit.cells).toBe(11);
  });

  it("gives a reason and no number where nothing can be estimated", () => {
    const apart = prepare(tableFrom("A,B,C,count\n1,0,0,9\n0,1,0,8\n0,0,1,7\n"));
    const outcome = estimateModel(apart, mainTerms(3));
    expect(outcome).toMatchObject({ ok: false, model: "[1,2,3]", reason: "no-estimate", existence: 1 });
    expect(JSON.stringify(outcome)).not.toMatch(/total|hidden/);
  });

  it("reaches the same estimate from a neighbour's coefficients", () => {
    const prepared = prepare(four);
    const { fitter } = prepared;
    const large = parseModel("[12,13,23,34]", 4) ?? [];
    expect(fitter.fit(large)).toBe(true);
    const cold = fitter.coefficients[0] ?? 0;
    expect(fitter.fit(parseModel("[12,13,34]", 4) ?? [])).toBe(true);
    expect(fitter.fit(large, { warm: true })).toBe(true);
    expect(fitter.coefficients[0]).toBeCloseTo(cold, 8);
  });

  it("does not depend on the order of lists, and grows with the people", () => {
    fc.assert(
      fc.property(anyTable(4), fc.nat({ max: 63 }), (table, bits) => {
        const t = table.lists.length;
        const pairs = pairsOf(t).filter((_, bit) => (bits >> bit) & 1);
        const found = estimateModel(prepare(table), closeDownwards(pairs, t));
        const reversed = (mask: number) =>
          table.lists.reduce((sum, _, list) => ((mask >> list) & 1 ? sum | (1 << (t - 1 - list)) : sum), 0);
        const counts = new Float64Array(2 ** t);
        for (const [history, count] of table.counts.entries()) counts[reversed(history)] = count * 3;
        const other = historyTable([...table.lists].reverse(), counts);
        if (!other.ok) throw new Error("not a table");
        const turned = estimateModel(prepare(other.table), closeDownwards(pairs.map(reversed), t));
        expect(turned.ok).toBe(found.ok);
        if (!turned.ok || !found.ok) return;
        expect(Math.abs(turned.fit.hidden / (3 * found.fit.hidden) - 1)).toBeLessThan(1e-6);
        expect(turned.fit.logError).toBeCloseTo(found.fit.logError / Math.sqrt(3), 5);
      }),
      { numRuns: 200 },
    );
  });
});

describe("profile intervals", () => {
  const prepared = prepare(four);
  const outcome = estimateModel(prepared, parseModel("[12,13]", 4) ?? []);
  if (!outcome.ok) throw new Error("no estimate");
  const { fit } = outcome;

  it("ends where the deviance has risen by the quantile of chi-square", () => {
    const { low, high } = poissonProfile(prepared, fit);
    const { fitter } = prepared;
    expect(fitter.fit(fit.terms)).toBe(true);
    const best = fitter.logLikelihood;
    for (const limit of [low, high ?? 0]) {
      expect(fitter.fit(fit.terms, { hidden: { kind: "held", log: Math.log(limit - four.n) } })).toBe(true);
      expect(2 * (best - fitter.logLikelihood)).toBeCloseTo(3.841458820694124, 6);
    }
    expect(low).toBeLessThan(fit.total);
    expect(high).toBeGreaterThan(fit.total);
  });

  it("lies inside a wider one, and near the multinomial one", () => {
    const [narrow, wide] = [0.8, 0.95].map((level) => multinomialProfile(prepared, fit, level));
    expect(narrow?.low).toBeGreaterThan(wide?.low ?? 0);
    expect(narrow?.high).toBeLessThan(wide?.high ?? 0);
    expect(wide?.low).toBeCloseTo(poissonProfile(prepared, fit).low, -2);
  });

  it("says when there is no lower limit but the observed", () => {
    const all = prepare(
      tableFrom("A,B,C,count\n1,1,0,9\n0,1,1,9\n1,0,1,9\n1,1,1,30\n1,0,0,1\n0,1,0,1\n0,0,1,1\n"),
    );
    const found = estimateModel(all, mainTerms(3));
    if (!found.ok) throw new Error("no estimate");
    const profile = poissonProfile(all, found.fit, 0.999_999);
    expect(profile.low).toBeGreaterThanOrEqual(all.table.n);
    const pairs = estimateModel(prepare(four), termsUpTo(4, 2));
    expect(pairs.ok).toBe(true);
  });
});
