/** A small seeded generator (mulberry32) of numbers in [0, 1); for tests and benches. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Category codes of a dimension with `size` categories. */
export function categories(size: number): string[] {
  return Array.from({ length: size }, (_, i) => `c${i}`);
}

export type TableShape = {
  sizes: readonly number[];
  /** Mean count of a cell before the effects of its categories. */
  mean: number;
  /** Share of cells set to zero. */
  zeros: number;
  /** Spread of the category effects: 0 = all alike, 2 = a few categories hold nearly everything. */
  spread: number;
};

/** Random counts of a table with multiplicative category effects, as real cross-tables have; row-major. */
export function randomCounts(shape: TableShape, random: () => number): Int32Array {
  const { sizes, mean, zeros, spread } = shape;
  const effects = sizes.map((size) =>
    Array.from({ length: size }, () => Math.exp(spread * 2 * (random() + random() + random() - 1.5))),
  );
  const counts = new Int32Array(sizes.reduce((product, size) => product * size, 1));
  for (let i = 0; i < counts.length; i++) {
    let expected = mean;
    let rest = i;
    for (let d = sizes.length - 1; d >= 0; d--) {
      const size = sizes[d] ?? 1;
      expected *= effects[d]?.[rest % size] ?? 1;
      rest = Math.floor(rest / size);
    }
    const drawn = expected - Math.log(1 - random()) * Math.sqrt(expected) - Math.sqrt(expected);
    counts[i] = random() < zeros ? 0 : Math.max(0, Math.round(drawn));
  }
  return counts;
}

/** Adds all margins by brute force, each person counted in every sum that holds them; row-major, totals last. */
export function withMargins(sizes: readonly number[], counts: ArrayLike<number>): Float64Array {
  const full = new Float64Array(sizes.reduce((product, size) => product * (size + 1), 1));
  for (let i = 0; i < counts.length; i++) {
    const at: number[] = [];
    let rest = i;
    for (const size of sizes.toReversed()) {
      at.unshift(rest % size);
      rest = Math.floor(rest / size);
    }
    for (let mask = 0; mask < 1 << sizes.length; mask++) {
      const cell = at.reduce((sum, place, d) => {
        const size = sizes[d] ?? 0;
        return sum * (size + 1) + ((mask >> d) & 1 ? size : place);
      }, 0);
      full[cell] = (full[cell] ?? 0) + (counts[i] ?? 0);
    }
  }
  return full;
}
