import { describe, expect, test } from "vitest";
import { estimateModel } from "../../fit/estimate-model.ts";
import { termsUpTo } from "../../model/terms.ts";
import { Generator } from "../../random/generator.ts";
import { prepare } from "../../table/prepared.ts";
import { tableOf } from "../testing/tables.ts";
import { createPosteriorChain } from "./hamiltonian.ts";
import { createPosterior } from "./posterior.ts";

const table = tableOf(["a", "b", "c"], [0, 40, 35, 12, 50, 9, 8, 4]);
const terms = Int32Array.from(termsUpTo(3, 2));
const none = new Uint8Array(8);

function posteriorWith(precision: number) {
  const each = Float64Array.from(terms, (_, at) => (at > 3 ? precision : 0));
  return createPosterior({ counts: table.counts, terms, precision: each, dropped: none });
}

describe("posterior of a log-linear model", () => {
  test("its gradient is that of its values", () => {
    const posterior = posteriorWith(1);
    const alpha = Float64Array.from(terms, (_, at) => 0.3 + 0.1 * at);
    const gradient = new Float64Array(7);
    const spare = new Float64Array(7);
    posterior.evaluate(alpha, gradient);
    const found = [...gradient];
    for (let at = 0; at < 7; at++) {
      const up = alpha.map((value, index) => value + (index === at ? 1e-5 : 0));
      const down = alpha.map((value, index) => value - (index === at ? 1e-5 : 0));
      const slope = (posterior.evaluate(up, spare) - posterior.evaluate(down, spare)) / 2e-5;
      expect(found[at]).toBeCloseTo(slope, 5);
    }
  });

  test("with flat priors its mode is the maximum likelihood estimate", () => {
    const mode = posteriorWith(0).mode();
    const fitted = estimateModel(prepare(table), [...terms]);
    expect(fitted.ok && fitted.fit.hidden).toBeCloseTo(Math.exp(mode?.at[0] ?? 0), 6);
  });

  test("a strong prior draws pairs to 0", () => {
    const mode = posteriorWith(1e8).mode();
    const main = estimateModel(prepare(table), termsUpTo(3, 1));
    expect(main.ok && main.fit.hidden).toBeCloseTo(Math.exp(mode?.at[0] ?? 0), 2);
  });

  test("with a single term draws follow the gamma law of its mean", () => {
    // Flat prior on log μ, 7 histories, 158 people: 7 μ ~ Gamma(158).
    const posterior = createPosterior({
      counts: table.counts,
      terms: Int32Array.of(0),
      precision: Float64Array.of(0),
      dropped: none,
    });
    const mode = posterior.mode();
    if (mode === null) throw new Error("This posterior has a mode.");
    const chain = createPosteriorChain(posterior, mode, { burnIn: 200, generator: new Generator(4) });
    const draws = Float64Array.from({ length: 8000 }, () => 7 * Math.exp(chain.next()[0] ?? 0));
    const mean = draws.reduce((sum, x) => sum + x, 0) / 8000;
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 8000;
    expect(Math.abs(mean - 158)).toBeLessThan(1);
    expect(Math.abs(variance / 158 - 1)).toBeLessThan(0.1);
  });
});
