import { logGamma } from "../numeric/log-gamma.ts";
import type { Generator } from "./generator.ts";

/** Number of successes in `trials` with chance `chance`: inversion when few are expected, else BTRS (Hörmann 1993). */
export function drawBinomial(generator: Generator, trials: number, chance: number): number {
  if (trials <= 0 || chance <= 0) return 0;
  if (chance >= 1) return trials;
  if (chance > 0.5) return trials - drawBinomial(generator, trials, 1 - chance);
  return trials * chance < 10 ? invert(generator, trials, chance) : transformed(generator, trials, chance);
}

function invert(generator: Generator, trials: number, chance: number): number {
  for (;;) {
    let left = generator.uniform();
    // (1 − p)^n is at least 1 − n p: most draws from a class with hardly anybody end here.
    if (left <= 1 - trials * chance) return 0;
    const odds = chance / (1 - chance);
    let mass = Math.exp(trials * Math.log1p(-chance));
    for (let successes = 0; successes <= trials; successes++) {
      if (left <= mass) return successes;
      left -= mass;
      mass *= (odds * (trials - successes)) / (successes + 1);
      if (mass === 0) break;
    }
  }
}

function transformed(generator: Generator, trials: number, chance: number): number {
  const spread = Math.sqrt(trials * chance * (1 - chance));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * chance;
  const centre = trials * chance + 0.5;
  const quick = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const mode = Math.floor((trials + 1) * chance);
  for (;;) {
    const u = generator.uniform() - 0.5;
    const v = generator.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor((2 * a * u) / us + b * u + centre);
    if (k < 0 || k > trials) continue;
    if (us >= 0.07 && v <= quick) return k;
    // Reached by about one draw in seven; the logarithms are not worth it before.
    const height = logGamma(mode + 1) + logGamma(trials - mode + 1);
    const logOdds = Math.log(chance / (1 - chance));
    const bound = height - logGamma(k + 1) - logGamma(trials - k + 1) + (k - mode) * logOdds;
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= bound) return k;
  }
}
