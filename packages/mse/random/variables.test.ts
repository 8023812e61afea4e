import { describe, expect, test } from "vitest";
import { drawBetaOdds, drawLogBetaRest } from "./beta.ts";
import { drawBinomial } from "./binomial.ts";
import { drawGamma, drawLogGamma } from "./gamma.ts";
import { Generator } from "./generator.ts";
import { drawMultinomial } from "./multinomial.ts";
import { drawNegativeBinomial } from "./negative-binomial.ts";
import { drawPoisson } from "./poisson.ts";

const draws = 40_000;

type Moments = { readonly mean: number; readonly variance: number };

function momentsOf(draw: (generator: Generator) => number): Moments {
  const generator = new Generator(20_240_601);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < draws; i++) {
    const x = draw(generator);
    sum += x;
    squares += x * x;
  }
  const mean = sum / draws;
  return { mean, variance: squares / draws - mean * mean };
}

/** Mean within five standard errors, variance within a twelfth: wrong constants in a sampler show far larger. */
function near(found: Moments, wanted: Moments): void {
  expect(Math.abs(found.mean - wanted.mean)).toBeLessThan(5 * Math.sqrt(wanted.variance / draws));
  expect(Math.abs(found.variance / wanted.variance - 1)).toBeLessThan(1 / 12);
}

describe("random variables have their moments", () => {
  test.each([0.25, 0.9, 1, 3.5, 200])("gamma of shape %d", (shape) => {
    near(
      momentsOf((generator) => drawGamma(generator, shape)),
      { mean: shape, variance: shape },
    );
  });

  test("the logarithm of a gamma variable of tiny shape stays finite", () => {
    // E log G(a) = ψ(a), about −1/a − 0.577 for small a; variance about 1/a².
    const found = momentsOf((generator) => drawLogGamma(generator, 1e-3));
    near(found, { mean: -1000.5756, variance: 1e6 });
  });

  test.each([
    [1, 1],
    [1, 4],
    [6, 1],
    [2, 5],
    [300, 800],
  ])("beta of shapes %d and %d, from its odds and from the rest", (a, b) => {
    const wanted = { mean: a / (a + b), variance: (a * b) / ((a + b) ** 2 * (a + b + 1)) };
    near(
      momentsOf((generator) => 1 - 1 / (1 + drawBetaOdds(generator, a, b))),
      wanted,
    );
    near(
      momentsOf((generator) => -Math.expm1(drawLogBetaRest(generator, a, b))),
      wanted,
    );
  });

  test("the rest of a beta variable with a tiny second shape stays finite", () => {
    const found = momentsOf((generator) => drawLogBetaRest(generator, 12, 1e-3));
    expect(Number.isFinite(found.mean)).toBe(true);
    expect(Math.abs(found.mean + 1003)).toBeLessThan(30);
  });

  test.each([0.3, 4, 11, 450, 30_000])("Poisson of mean %d", (mean) => {
    near(
      momentsOf((generator) => drawPoisson(generator, mean)),
      { mean, variance: mean },
    );
  });

  test.each([
    [5, 0.2],
    [40, 0.1],
    [400, 0.3],
    [5000, 0.8],
  ])("binomial of %d trials with chance %d", (trials, chance) => {
    near(
      momentsOf((generator) => drawBinomial(generator, trials, chance)),
      { mean: trials * chance, variance: trials * chance * (1 - chance) },
    );
  });

  test.each([
    [3, 0.4],
    [120, 0.9],
    [2744, 0.85],
  ])("negative binomial of %d successes with failures of chance %d", (successes, failure) => {
    const mean = (successes * failure) / (1 - failure);
    near(
      momentsOf((generator) => drawNegativeBinomial(generator, { successes, failure, largest: 1e9 })),
      { mean, variance: mean / (1 - failure) },
    );
  });

  test("a negative binomial far below its mean follows its own tail", () => {
    const law = { successes: 300, failure: 0.95, largest: 1000 };
    const found = momentsOf((generator) => drawNegativeBinomial(generator, law));
    // The same law summed term by term below the bound.
    let mass = 1;
    let [sum, first, second] = [0, 0, 0];
    for (let x = 0; x <= law.largest; x++) {
      sum += mass;
      first += x * mass;
      second += x * x * mass;
      mass *= ((law.successes + x) * law.failure) / (x + 1);
    }
    const mean = first / sum;
    near(found, { mean, variance: second / sum - mean * mean });
  });

  test("multinomial counts sum to the trials and follow the weights", () => {
    const weights = Float64Array.of(0.2, 0, 0.5, 0.3);
    const into = new Float64Array(4);
    let wrong = 0;
    near(
      momentsOf((generator) => {
        drawMultinomial(generator, { trials: 60, weights, total: 1, into });
        if (into[1] !== 0 || into.reduce((sum, x) => sum + x, 0) !== 60) wrong++;
        return into[3] ?? 0;
      }),
      { mean: 18, variance: 12.6 },
    );
    expect(wrong).toBe(0);
  });
});
