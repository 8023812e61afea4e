const DENSITY_AT_ZERO = 0.3989422804014327;

export function normalDensity(x: number): number {
  return DENSITY_AT_ZERO * Math.exp((-x * x) / 2);
}

/** Φ(x): Taylor series in the middle, continued fraction in the tails (Abramowitz, Stegun 26.2.11 and 26.2.14). */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x > 3) return 1 - upperTail(x);
  if (x < -3) return upperTail(-x);
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + normalDensity(x) * sum;
}

function upperTail(x: number): number {
  let fraction = x;
  for (let step = 120; step >= 1; step--) fraction = x + step / fraction;
  return normalDensity(x) / fraction;
}

/** The x with Φ(x) = p; ±Infinity at 0 and 1, NaN outside. A rough start (26.2.23), then Halley's steps. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  let x =
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let step = 0; step < 4; step++) {
    const error = (normalCdf(x) - p) / normalDensity(x);
    if (!Number.isFinite(error)) break;
    x -= error / (1 + (x * error) / 2);
  }
  return x;
}
