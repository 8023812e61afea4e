import type { Generator } from "./generator.ts";

/**
 * Gamma variable with rate 1 for shape > 0 (Marsaglia, Tsang 2000). Below shape 1 the result may underflow to 0: where
 * the logarithm is needed, `drawLogGamma` keeps it.
 */
export function drawGamma(generator: Generator, shape: number): number {
  if (shape < 1) return Math.exp(drawLogGamma(generator, shape));
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = generator.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = generator.uniform();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** The logarithm of a gamma variable with rate 1, finite for any shape > 0: G(a) = G(a + 1) · U^(1/a) in distribution. */
export function drawLogGamma(generator: Generator, shape: number): number {
  if (shape >= 1) return Math.log(drawGamma(generator, shape));
  return Math.log(drawGamma(generator, shape + 1)) + Math.log(generator.uniform()) / shape;
}
