import { drawGamma, drawLogGamma } from "./gamma.ts";
import type { Generator } from "./generator.ts";

/**
 * The odds p / (1 − p) of a beta variable p, for shapes of 1 or more. As a ratio of gamma variables they stay exact where
 * p itself would round to 1; with a shape of exactly 1 one uniform is enough.
 */
export function drawBetaOdds(generator: Generator, a: number, b: number): number {
  if (a === 1) {
    const u = generator.uniform();
    return b === 1 ? u / (1 - u) : Math.expm1(-Math.log(u) / b);
  }
  if (b === 1) return 1 / Math.expm1(-Math.log(generator.uniform()) / a);
  return drawGamma(generator, a) / drawGamma(generator, b);
}

/** log(1 − p) of a beta variable p with shapes a ≥ 1 and b > 0: finite also for a b so small that p is 1 in doubles. */
export function drawLogBetaRest(generator: Generator, a: number, b: number): number {
  if (a === 1) return Math.log(generator.uniform()) / b;
  if (b >= 1) return -Math.log1p(drawGamma(generator, a) / drawGamma(generator, b));
  const rest = drawLogGamma(generator, b) - drawLogGamma(generator, a);
  return rest < 0 ? rest - Math.log1p(Math.exp(rest)) : -Math.log1p(Math.exp(-rest));
}
