import { autocovariances } from "../numeric/autocovariance.ts";

/** Whether chains agree, on one quantity: near 1 they do, above 1.05 their pooled draws say little. */
export type Convergence = {
  readonly splitRhat: number;
  /** Independent draws that would tell as much; NaN when no chain ever moved. */
  readonly effectiveSize: number;
};

/**
 * Split R̂ and effective sample size of chains of equal length (Gelman and others, Bayesian Data Analysis, 3rd edition,
 * 11.4 and 11.5): each chain is cut in half, so that a chain that drifts disagrees with itself; correlations are summed
 * in pairs while they are positive and made to fall (Geyer 1992). Chains of fewer than 4 draws are an error.
 */
export function convergence(chains: readonly Float64Array[]): Convergence {
  const half = Math.floor(Math.min(...chains.map(({ length }) => length)) / 2);
  if (chains.length === 0 || half < 2) {
    throw new RangeError(`Convergence needs chains of 4 draws or more; the shortest has ${half * 2}.`);
  }
  const parts = chains.flatMap((chain) => [chain.subarray(0, half), chain.subarray(chain.length - half)]);
  const means = parts.map((part) => meanOf(part));
  const covariances = parts.map((part) => autocovariances(part));
  const within = (meanOf(covariances.map((one) => one[0] as number)) * half) / (half - 1);
  const grand = meanOf(means);
  const between = means.reduce((sum, mean) => sum + (mean - grand) ** 2, 0) / (parts.length - 1);
  const total = ((half - 1) / half) * within + between;
  if (!(total > 0)) return { splitRhat: Number.NaN, effectiveSize: Number.NaN };
  if (!(within > 1e-12 * total)) return { splitRhat: Number.POSITIVE_INFINITY, effectiveSize: parts.length };
  const correlation = (lag: number): number =>
    1 - (within - meanOf(covariances.map((one) => one[lag] as number))) / total;
  const draws = parts.length * half;
  return {
    splitRhat: Math.sqrt(total / within),
    effectiveSize: Math.min(draws, draws / correlationTime(correlation, half)),
  };
}

/** 1 + 2 Σ ρ, with the sums of neighbouring pairs cut at the first that is negative and never rising. */
function correlationTime(correlation: (lag: number) => number, half: number): number {
  let time = -1;
  let before = Number.POSITIVE_INFINITY;
  for (let lag = 0; lag + 1 < half; lag += 2) {
    const pair = Math.min(before, (lag === 0 ? 1 : correlation(lag)) + correlation(lag + 1));
    if (pair <= 0) break;
    time += 2 * pair;
    before = pair;
  }
  return Math.max(time, 1 / Math.log10(Math.max(half, 10)));
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum / values.length;
}
