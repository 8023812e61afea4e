/** Next state of a 32-bit generator (mulberry32); the caller passes the state on. */
function mixed(state: number): number {
  let t = (state + 0x6d2b79f5) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return (t ^ (t >>> 14)) >>> 0;
}

/** `cells` by falling count; equal counts in an order drawn from `seed`. */
export function shuffled(cells: Int32Array, seed: number, counts: Float64Array): Int32Array {
  return cells
    .slice()
    .sort(
      (a, b) =>
        (counts[b] ?? 0) - (counts[a] ?? 0) ||
        mixed(Math.imul(seed, 0x9e3779b1) ^ a) - mixed(Math.imul(seed, 0x9e3779b1) ^ b) ||
        a - b,
    );
}
