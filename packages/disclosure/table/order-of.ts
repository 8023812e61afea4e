/** Next state of a 32-bit generator (mulberry32); the caller passes the state on. */
function mixed(state: number): number {
  let t = (state + 0x6d2b79f5) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return (t ^ (t >>> 14)) >>> 0;
}

/**
 * The order in which primary cells are treated. Start 0: by falling count, 1: by rising count, others: at random;
 * equal counts always in an order drawn from `seed`.
 */
export function orderOf(
  cells: Int32Array,
  { seed, start, counts }: { seed: number; start: number; counts: Float64Array },
): Int32Array {
  const salt = Math.imul(seed + 7919 * start, 0x9e3779b1);
  const drawn = new Map<number, number>();
  for (const cell of cells) drawn.set(cell, mixed(salt ^ cell));
  const sign = start === 0 ? -1 : start === 1 ? 1 : 0;
  return cells
    .slice()
    .sort(
      (a, b) =>
        sign * ((counts[a] ?? 0) - (counts[b] ?? 0)) || (drawn.get(a) ?? 0) - (drawn.get(b) ?? 0) || a - b,
    );
}
