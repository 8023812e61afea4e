import { drawGamma } from "./gamma.ts";
import type { Generator } from "./generator.ts";
import { drawPoisson } from "./poisson.ts";

/** Tries before the tail below the bound is drawn from directly. */
const tries = 60;

/**
 * Number of failures before the `successes`-th success when each trial fails with chance `failure`, given that it is at
 * most `largest`: a Poisson with a gamma mean, tried again when too large. Where the bound cuts off nearly everything the
 * distribution is summed downwards from it, so that the draw is exact and ends.
 */
export function drawNegativeBinomial(
  generator: Generator,
  { successes, failure, largest }: { successes: number; failure: number; largest: number },
): number {
  if (failure <= 0) return 0;
  const odds = failure / Math.max(1 - failure, 1e-300);
  for (let time = 0; time < tries; time++) {
    const drawn = drawPoisson(generator, drawGamma(generator, successes) * odds);
    if (drawn <= largest) return drawn;
  }
  return drawBelow(generator, { successes, failure, largest });
}

/** P(x − 1) / P(x) = x / ((successes + x − 1) · failure), from `largest` down while terms matter. */
function drawBelow(
  generator: Generator,
  { successes, failure, largest }: { successes: number; failure: number; largest: number },
): number {
  let sum = 0;
  let term = 1;
  for (let x = largest; x >= 0 && term > 1e-17 * sum; x--) {
    sum += term;
    term *= x / ((successes + x - 1) * failure);
  }
  let left = generator.uniform() * sum;
  let x = largest;
  for (term = 1; x > 0; x--) {
    left -= term;
    if (left <= 0) break;
    term *= x / ((successes + x - 1) * failure);
  }
  return x;
}
