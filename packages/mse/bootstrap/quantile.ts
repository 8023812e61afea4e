/**
 * Type-8 quantile (Hyndman, Fan 1996) of sorted values, median-unbiased: h = (B + 1/3) p + 1/3, linear between order
 * statistics, the first or last beyond them.
 */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  const length = sorted.length;
  if (length === 0 || Number.isNaN(p)) return Number.NaN;
  const place = (length + 1 / 3) * p + 1 / 3;
  // Rounding must not move a whole place to the one before.
  const below = Math.floor(place + 4 * Number.EPSILON * Math.max(1, Math.abs(place)));
  const share = Math.abs(place - below) < 1e-12 ? 0 : place - below;
  const low = sorted[Math.min(Math.max(below, 1), length) - 1] as number;
  const high = sorted[Math.min(Math.max(below + 1, 1), length) - 1] as number;
  return share === 0 ? low : low + share * (high - low);
}
