/** What draws of the whole population say; intervals hold 95 and 80 of a hundred of them. */
export type DrawSummary = {
  readonly mean: number;
  readonly median: number;
  readonly interval95: readonly [number, number];
  readonly interval80: readonly [number, number];
};

/** Summary of draws in any order; quantiles by linear interpolation between order statistics (type 7). */
export function summariseDraws(draws: Float64Array): DrawSummary {
  const sorted = draws.slice().sort();
  const quantile = (q: number): number => {
    const place = q * (sorted.length - 1);
    const below = sorted[Math.floor(place)] as number;
    const above = sorted[Math.ceil(place)] as number;
    return below + (place - Math.floor(place)) * (above - below);
  };
  let sum = 0;
  for (const draw of sorted) sum += draw;
  return {
    mean: sum / sorted.length,
    median: quantile(0.5),
    interval95: [quantile(0.025), quantile(0.975)],
    interval80: [quantile(0.1), quantile(0.9)],
  };
}

/** All draws of several chains in one array. */
export function poolDraws(chains: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(chains.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chain of chains) {
    all.set(chain, at);
    at += chain.length;
  }
  return all;
}
