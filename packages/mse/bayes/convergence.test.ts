import { describe, expect, test } from "vitest";
import { Generator } from "../random/generator.ts";
import { convergence } from "./convergence.ts";

/** x ← r x + noise: the correlation time is (1 + r) / (1 − r). */
function autoregressive(stream: number, r: number, shift = 0): Float64Array {
  const generator = new Generator(7, stream);
  let x = 0;
  return Float64Array.from({ length: 5000 }, () => {
    x = r * x + generator.normal();
    return x + shift;
  });
}

describe("convergence of chains", () => {
  test("independent draws count one by one and agree", () => {
    const { splitRhat, effectiveSize } = convergence([0, 1, 2, 3].map((stream) => autoregressive(stream, 0)));
    expect(splitRhat).toBeLessThan(1.002);
    expect(effectiveSize).toBeGreaterThan(18_000);
  });

  test("correlated draws count less, by their correlation time", () => {
    const { effectiveSize } = convergence([0, 1, 2, 3].map((stream) => autoregressive(stream, 0.8)));
    expect(Math.abs(effectiveSize / (20_000 / 9) - 1)).toBeLessThan(0.15);
  });

  test("chains in different places are told apart, and so is one that drifts", () => {
    expect(convergence([autoregressive(0, 0.5), autoregressive(1, 0.5, 3)]).splitRhat).toBeGreaterThan(1.3);
    const drift = autoregressive(0, 0.5).map((x, i) => x + i / 1000);
    expect(convergence([drift]).splitRhat).toBeGreaterThan(1.3);
  });

  test("chains that never move say so", () => {
    expect(convergence([new Float64Array(50)]).splitRhat).toBeNaN();
    expect(convergence([new Float64Array(50), new Float64Array(50).fill(2)]).splitRhat).toBe(Infinity);
    expect(() => convergence([new Float64Array(3)])).toThrow(/4 draws or more/);
  });
});
