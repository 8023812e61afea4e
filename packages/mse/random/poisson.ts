import { logGamma } from "../numeric/log-gamma.ts";
import type { Generator } from "./generator.ts";

/** Poisson variable of the given mean: inversion below 10, else PTRS (Hörmann 1993). */
export function drawPoisson(generator: Generator, mean: number): number {
  if (!(mean > 0)) return 0;
  return mean < 10 ? invert(generator, mean) : transformed(generator, mean);
}

function invert(generator: Generator, mean: number): number {
  let left = generator.uniform();
  let mass = Math.exp(-mean);
  let x = 0;
  while (left > mass && x < 200) {
    left -= mass;
    x++;
    mass *= mean / x;
  }
  return x;
}

function transformed(generator: Generator, mean: number): number {
  const logMean = Math.log(mean);
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const quick = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = generator.uniform() - 0.5;
    const v = generator.uniform();
    const us = 0.5 - Math.abs(u);
    const x = Math.floor((2 * a * u) / us + b * u + mean + 0.43);
    if (us >= 0.07 && v <= quick) return x;
    if (x < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= x * logMean - mean - logGamma(x + 1)) return x;
  }
}
