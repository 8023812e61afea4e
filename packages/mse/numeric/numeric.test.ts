import { describe, expect, it } from "vitest";
import { quantileOf } from "../bootstrap/quantile.ts";
import { chiSquareQuantile } from "./chi-square.ts";
import { logGamma } from "./log-gamma.ts";
import { normalCdf, normalQuantile } from "./normal.ts";
import { logPoissonTail } from "./poisson.ts";

describe("numbers of distributions", () => {
  it("knows the normal distribution", () => {
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 14);
    expect(normalCdf(-8) / 6.220960574271786e-16).toBeCloseTo(1, 9);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
    expect(normalQuantile(1.5)).toBeNaN();
    for (const p of [1e-12, 0.001, 0.3, 0.77]) expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 9);
    expect(chiSquareQuantile(0.95)).toBeCloseTo(3.841458820694124, 10);
  });

  it("knows the logarithm of the gamma function", () => {
    let factorial = 0;
    for (let n = 1; n < 200; n++) {
      expect(logGamma(n)).toBeCloseTo(factorial, 10);
      factorial += Math.log(n);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  });

  it("finds the smaller Poisson tail, the observed value included in both", () => {
    const mass = (k: number, mean: number) => Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
    for (const mean of [0.3, 4, 25.5, 140]) {
      for (const seen of [0, 1, 3, 4, 20, 26, 150]) {
        let below = 0;
        for (let k = 0; k <= seen; k++) below += mass(k, mean);
        let above = 0;
        for (let k = seen; k < seen + 400; k++) above += mass(k, mean);
        if (below > 1e-300 && above > 1e-300)
          expect(logPoissonTail(seen, mean)).toBeCloseTo(Math.log(Math.min(below, above)), 8);
      }
    }
    expect(logPoissonTail(0, 0)).toBe(0);
    // Far tails still differ.
    expect(logPoissonTail(0, 2000)).toBeLessThan(logPoissonTail(0, 1000));
  });

  it("interpolates quantiles of type 8", () => {
    const sorted = [10, 20, 30, 40, 50];
    // h = (5 + 1/3) p + 1/3: the third value at one half, between first and second at 0.2.
    expect(quantileOf(sorted, 0.5)).toBe(30);
    expect(quantileOf(sorted, 0.2)).toBeCloseTo(14, 12);
    expect([quantileOf(sorted, 0), quantileOf(sorted, 1), quantileOf([], 0.5)]).toEqual([10, 50, Number.NaN]);
  });
});
