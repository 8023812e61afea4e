import { describe, expect, test } from "vitest";
import { termLabel } from "../../model/model-name.ts";
import { hasReference, referenceCases } from "../testing/reference.ts";
import { tableOf } from "../testing/tables.ts";
import { thresholdPairs } from "./threshold-pairs.ts";

const table = tableOf(["a", "b", "c"], [0, 40, 35, 42, 50, 9, 8, 4]);

describe("Bayesian thresholding", () => {
  test("keeps the pair that the lists share, and the same seed gives the same draws", () => {
    const found = thresholdPairs(table);
    expect(found.ok && found.pairs).toEqual([3]);
    expect(thresholdPairs(table)).toEqual(found);
  });

  test("gives no number where flat priors leave none", () => {
    const broken = tableOf(["a", "b", "c"], [0, 20, 20, 0, 20, 0, 0, 5]);
    const found = thresholdPairs(broken, { prior: "flat" });
    expect(found).toEqual({ ok: false, existence: 1, reason: "no-estimate" });
    expect(thresholdPairs(broken).ok).toBe(true);
  });

  test("a list of nobody leaves the model with its pairs", () => {
    const counts = [0, 40, 35, 12, 50, 9, 8, 4, 0, 0, 0, 0, 0, 0, 0, 0];
    const found = thresholdPairs(tableOf(["a", "b", "c", "nobody"], counts));
    if (!found.ok) throw new Error("There is an estimate.");
    expect(found.minusInfinity).toEqual([8]);
    expect([...found.strength.keys()]).toEqual([3, 5, 6]);
  });

  test("a list of everybody leaves no number", () => {
    expect(thresholdPairs(tableOf(["a", "b", "all"], [0, 0, 0, 0, 20, 30, 40, 5]))).toMatchObject({
      ok: false,
    });
  });

  test("refuses two lists, a variance and a threshold of nothing", () => {
    expect(() => thresholdPairs(tableOf(["a", "b"], [0, 5, 5, 5]))).toThrow(
      /3 lists or more; the table has 2/,
    );
    expect(() => thresholdPairs(table, { variance: 0 })).toThrow(/variance is 0/);
    expect(() => thresholdPairs(table, { threshold: -1 })).toThrow(/threshold is -1/);
  });
});

describe.skipIf(!hasReference)(
  "against the reference program (skipped: no ../shared beside the repository)",
  () => {
    const cases = referenceCases().flatMap((one) =>
      (one.bayes_threshold ?? []).map((wanted) => ({
        ...one,
        wanted,
        title: `${wanted.prior}, order ${wanted.maxorder}`,
      })),
    );
    /** A strength so near 2 that the reference's 10,000 correlated draws put it on the other side. */
    const onTheEdge = ["UKdat improper, order 2", "NewOrl_5 improper, order 2", "Ned proper, order 3"];

    test.each(cases)("$name, prior $title", ({ name, title, table: known, wanted }) => {
      const prior = wanted.prior === "improper" ? "flat" : "normal";
      const found = thresholdPairs(known, { prior, maxOrder: wanted.maxorder === 3 ? 3 : 2 });
      if (wanted.error !== undefined || wanted.quantiles === undefined) {
        expect(found).toMatchObject({ ok: false });
        return;
      }
      if (!found.ok) throw new Error("There is an estimate.");
      expect(found.convergence.splitRhat).toBeLessThan(1.01);
      const labels = (terms: readonly number[]) => terms.map((term) => termLabel(term, known.lists)).sort();
      expect(labels(found.minusInfinity)).toEqual([...(wanted.minus_inf ?? [])].sort());
      const same =
        labels(found.pairs).join() === [...(wanted.retained ?? [])].sort().join() &&
        labels(found.triples).join() === [...(wanted.retained_triples ?? [])].sort().join();
      expect(same).toBe(!onTheEdge.includes(`${name} ${title}`));
      if (!same) return;
      const near = (value: number, other: number) => Math.abs(value / other - 1);
      expect(near(found.median, wanted.quantiles["50%"])).toBeLessThan(0.03);
      expect(near(found.interval95[0], wanted.quantiles["2.5%"])).toBeLessThan(0.08);
      expect(near(found.interval95[1], wanted.quantiles["97.5%"])).toBeLessThan(0.08);
      expect(near(found.interval80[0], wanted.quantiles["10%"])).toBeLessThan(0.08);
      expect(near(found.interval80[1], wanted.quantiles["90%"])).toBeLessThan(0.08);
    });
  },
);
