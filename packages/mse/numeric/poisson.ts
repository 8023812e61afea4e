import { logGamma } from "./log-gamma.ts";

/**
 * log of min(P(X ≤ seen), P(X ≥ seen)) for X ~ Poisson(mean): how far a pair overlap is from what is expected. In logs, so
 * that far tails still differ. The series start at the observed value and run away from the mean.
 */
export function logPoissonTail(seen: number, mean: number): number {
  if (mean <= 0) return seen === 0 ? 0 : -Infinity;
  const logMass = seen * Math.log(mean) - mean - logGamma(seen + 1);
  const [below, above] = seen >= mean ? [null, series(seen, mean, 1)] : [series(seen, mean, -1), null];
  // The near tail holds about half or more; it is the smaller one only close to the median.
  const far = logMass + Math.log(below ?? above ?? 1);
  if (far < Math.log(0.3)) return far;
  const mass = Math.exp(logMass);
  const near = 1 - Math.exp(far) + mass;
  return Math.min(far, Math.log(near));
}

/** Sum of masses from `seen` upwards (direction 1) or downwards (-1), in units of the mass at `seen`. */
function series(seen: number, mean: number, direction: 1 | -1): number {
  let term = 1;
  let sum = 1;
  for (let at = seen; term > 1e-17 * sum; ) {
    if (direction === 1) {
      at += 1;
      term *= mean / at;
    } else {
      if (at === 0) break;
      term *= at / mean;
      at -= 1;
    }
    sum += term;
  }
  return sum;
}
