import { normalCdf, normalQuantile } from "../numeric/normal.ts";
import { quantileOf } from "./quantile.ts";
import type { Jackknife } from "./replicates.ts";

/** Why limits are to be read with care. */
export type BcaFlag =
  | "one-sided-replicates"
  | "wide-spread"
  | "failed-replicates"
  | "no-replicates"
  | "odd-jackknife";

export type BcaSummary = {
  readonly z0: number;
  readonly acceleration: number;
  /** Replicates with and without an estimate; the latter are left out. */
  readonly used: number;
  readonly failed: number;
  readonly flags: readonly BcaFlag[];
  /** The limit at a level, e.g. 0.025: bias-corrected and accelerated. */
  readonly limit: (level: number) => number;
  /** The plain quantile of the replicates. */
  readonly percentile: (level: number) => number;
};

/** Totals this close to the estimate, relative to it, count as equal to it, half below. */
const TIE = 1e-9;

/** Bias-corrected and accelerated limits (DiCiccio, Efron 1996) from totals of replicates and a grouped jackknife. */
export function bcaSummary(estimate: number, totals: ArrayLike<number>, jackknife: Jackknife): BcaSummary {
  const sorted = Float64Array.from(totals).filter(Number.isFinite).sort();
  const [used, failed] = [sorted.length, totals.length - sorted.length];
  let below = 0;
  for (const total of sorted) {
    if (Math.abs(total - estimate) < TIE * estimate) below += 0.5;
    else if (total < estimate) below += 1;
  }
  const z0 = normalQuantile(below / used);
  const acceleration = accelerationOf(jackknife);
  const flags: BcaFlag[] = [];
  if (used === 0) flags.push("no-replicates");
  else if (!Number.isFinite(z0)) flags.push("one-sided-replicates");
  if (failed > 0) flags.push("failed-replicates");
  if (used > 0 && (sorted[used - 1] as number) > 10 * (sorted[0] as number)) flags.push("wide-spread");
  if (jackknife.totals.some((total) => !Number.isFinite(total))) flags.push("odd-jackknife");
  const limit = (level: number) => {
    const shifted = z0 + normalQuantile(level);
    return quantileOf(sorted, normalCdf(z0 + shifted / (1 - acceleration * shifted)));
  };
  return { z0, acceleration, used, failed, flags, limit, percentile: (level) => quantileOf(sorted, level) };
}

/** Σ w r³ / (6 (Σ w r²)^{3/2}) with r = mean - J; histories whose jackknife has no estimate are left out. */
export function accelerationOf({ weights, totals }: Jackknife): number {
  let [people, mean] = [0, 0];
  for (const [at, total] of totals.entries()) {
    if (!Number.isFinite(total)) continue;
    people += weights[at] ?? 0;
    mean += (weights[at] ?? 0) * total;
  }
  mean /= people;
  let [squares, cubes] = [0, 0];
  for (const [at, total] of totals.entries()) {
    if (!Number.isFinite(total)) continue;
    const difference = mean - total;
    squares += (weights[at] ?? 0) * difference ** 2;
    cubes += (weights[at] ?? 0) * difference ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}
