/** Upper ends of the bars in months: a year, three, five, ten, fifteen, twenty; then all above. */
export const barEnds = [12, 36, 60, 120, 180, 240] as const;

export type Distribution = {
  readonly n: number;
  readonly median: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** How many in each bar; one more than `barEnds`. */
  readonly bars: readonly number[];
};

/** A quantile by linear interpolation (type 7 of Hyndman and Fan 1996). */
export function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

/** Median, quartiles and bars of sentences in months. */
export function distributionOf(months: readonly number[]): Distribution {
  const sorted = months.toSorted((a, b) => a - b);
  const bars = Array.from({ length: barEnds.length + 1 }, () => 0);
  for (const value of sorted) {
    const at = barEnds.findIndex((end) => value <= end);
    const place = at === -1 ? barEnds.length : at;
    bars[place] = (bars[place] ?? 0) + 1;
  }
  return {
    n: sorted.length,
    median: quantile(sorted, 0.5),
    lower: quantile(sorted, 0.25),
    upper: quantile(sorted, 0.75),
    bars,
  };
}
