/** One table of a family of nested tables: counts over some variables and which of them are hidden. */
export type Part = {
  /** Numbers of categories, in the family's order of variables. */
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  /** Dense, row-major, without margins: margins are parts of their own. */
  readonly counts: Int32Array;
  readonly hidden: Uint8Array;
  /** Nothing of the inside is shown, not even zeros: some small count could not be kept unknown otherwise. */
  thin: boolean;
};

export function partOf(sizes: readonly number[], counts: Int32Array): Part {
  const strides: number[] = [];
  let step = 1;
  for (const size of [...sizes].reverse()) {
    strides.unshift(step);
    step *= size;
  }
  return { sizes, strides, counts, hidden: new Uint8Array(counts.length), thin: false };
}

/** Sums a table over the variables that are not in `keep` (places in its order). */
export function summed(part: Part, keep: readonly number[]): Part {
  const sizes = keep.map((d) => part.sizes[d] ?? 1);
  const result = partOf(sizes, new Int32Array(sizes.reduce((product, size) => product * size, 1)));
  for (let cell = 0; cell < part.counts.length; cell++) {
    const count = part.counts[cell] ?? 0;
    if (count === 0) continue;
    let at = 0;
    for (const [n, d] of keep.entries())
      at += (Math.floor(cell / (part.strides[d] ?? 1)) % (part.sizes[d] ?? 1)) * (result.strides[n] ?? 0);
    result.counts[at] = (result.counts[at] ?? 0) + count;
  }
  return result;
}
