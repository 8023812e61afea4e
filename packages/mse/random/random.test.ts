import { describe, expect, it } from "vitest";
import { drawBinomial } from "./binomial.ts";
import { Generator } from "./generator.ts";
import { drawMultinomial } from "./multinomial.ts";

function moments(draw: () => number, times: number): { mean: number; variance: number } {
  const drawn = Array.from({ length: times }, draw);
  const mean = drawn.reduce((sum, value) => sum + value, 0) / times;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (times - 1);
  return { mean, variance };
}

describe("the seeded generator", () => {
  it("gives the same numbers for the same seed and stream, and others for others", () => {
    const first = (seed: number, stream: number) => {
      const generator = new Generator(seed, stream);
      return [generator.uniform(), generator.uniform(), generator.normal()];
    };
    expect(first(7, 3)).toEqual(first(7, 3));
    const all = [first(7, 3), first(7, 4), first(8, 3), first(3, 7), first(7 + 2 ** 32, 3)].map(
      ([one]) => one,
    );
    expect(new Set(all).size).toBe(5);
  });

  it("is uniform and normal by its moments, also over the first numbers of many streams", () => {
    const generator = new Generator(1);
    const times = 200_000;
    const uniform = moments(() => generator.uniform(), times);
    expect(Math.abs(uniform.mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / times));
    expect(uniform.variance).toBeCloseTo(1 / 12, 3);
    const normal = moments(() => generator.normal(), times);
    expect(Math.abs(normal.mean)).toBeLessThan(4 / Math.sqrt(times));
    expect(Math.abs(normal.variance - 1)).toBeLessThan(4 * Math.sqrt(2 / times));
    let stream = 0;
    const starts = moments(() => new Generator(1, stream++).uniform(), 20_000);
    expect(Math.abs(starts.mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 20_000));
  });

  it.each([
    [12, 0.3],
    [40, 0.9],
    [500, 0.02],
    [2744, 0.37],
    [2 ** 31 - 1, 0.25],
  ])("draws successes among %i with chance %d by their moments", (trials, chance) => {
    const generator = new Generator(trials);
    const times = 20_000;
    const { mean, variance } = moments(() => drawBinomial(generator, trials, chance), times);
    const wanted = trials * chance * (1 - chance);
    expect(Math.abs(mean - trials * chance)).toBeLessThan(4 * Math.sqrt(wanted / times));
    expect(Math.abs(variance / wanted - 1)).toBeLessThan(5 * Math.sqrt(2.2 / times));
  });

  it("deals everybody, and nobody to cells without weight", () => {
    const generator = new Generator(5);
    const weights = Float64Array.of(0, 30, 0, 50, 20);
    const into = new Float64Array(5);
    const sums = new Float64Array(5);
    for (let time = 0; time < 5000; time++) {
      drawMultinomial(generator, { trials: 100, weights, total: 100, into });
      expect(into.reduce((sum, value) => sum + value, 0)).toBe(100);
      for (let cell = 0; cell < 5; cell++) sums[cell] = (sums[cell] ?? 0) + (into[cell] ?? 0) / 5000;
    }
    expect([sums[0], sums[2]]).toEqual([0, 0]);
    for (const cell of [1, 3, 4])
      expect(Math.abs((sums[cell] ?? 0) - (weights[cell] ?? 0))).toBeLessThan(0.3);
  });
});
