/**
 * Whole-number basis of the left null space {q : qᵀA = 0} of a 0/1 matrix given by rows, by fraction-free elimination
 * (Bareiss 1968) of [A | I]. In doubles while everything stays below 2^53, else in big integers: always exact.
 */
export function leftNullSpace(matrix: readonly Uint8Array[]): bigint[][] {
  const inDoubles = eliminateDoubles(matrix);
  if (inDoubles !== null) return inDoubles.map((row) => row.map(BigInt));
  const width = matrix[0]?.length ?? 0;
  const rows = matrix.map((row, at) => [...row].map(BigInt).concat(unit(at, matrix.length).map(BigInt)));
  const rank = eliminate(rows, width);
  return rows.slice(rank).map((row) => row.slice(width));
}

function unit(at: number, length: number): number[] {
  return Array.from({ length }, (_, index) => (index === at ? 1 : 0));
}

function eliminateDoubles(matrix: readonly Uint8Array[]): number[][] | null {
  const [height, width] = [matrix.length, matrix[0]?.length ?? 0];
  const rows: Float64Array[] = matrix.map((row, at) => {
    const whole = new Float64Array(width + height);
    whole.set(row);
    whole[width + at] = 1;
    return whole;
  });
  let rank = 0;
  let before = 1;
  for (let column = 0; column < width && rank < height; column++) {
    const found = rows.findIndex((row, at) => at >= rank && row[column] !== 0);
    if (found === -1) continue;
    const pivot = rows[found] as Float64Array;
    rows[found] = rows[rank] as Float64Array;
    rows[rank] = pivot;
    const lead = pivot[column] as number;
    for (let at = rank + 1; at < height; at++) {
      if (!clear(rows[at] as Float64Array, { pivot, column, lead, before })) return null;
    }
    before = lead;
    rank += 1;
  }
  return rows.slice(rank).map((row) => [...row.subarray(width)]);
}

type Step = {
  readonly pivot: Float64Array;
  readonly column: number;
  readonly lead: number;
  readonly before: number;
};

/** One fraction-free step on one row; false when a product leaves the whole numbers of a double. */
function clear(row: Float64Array, { pivot, column, lead, before }: Step): boolean {
  const factor = row[column] as number;
  for (let at = column; at < row.length; at++) {
    const product = lead * (row[at] as number);
    const other = factor * (pivot[at] as number);
    if (Math.abs(product) + Math.abs(other) > Number.MAX_SAFE_INTEGER) return false;
    row[at] = (product - other) / before;
  }
  return true;
}

/** Fraction-free elimination in place over the first `width` columns; gives the rank. */
export function eliminate(rows: bigint[][], width: number): number {
  let rank = 0;
  let before = 1n;
  for (let column = 0; column < width && rank < rows.length; column++) {
    const found = rows.findIndex((row, at) => at >= rank && row[column] !== 0n);
    if (found === -1) continue;
    const pivot = rows[found] as bigint[];
    rows[found] = rows[rank] as bigint[];
    rows[rank] = pivot;
    const lead = pivot[column] as bigint;
    for (let at = rank + 1; at < rows.length; at++) {
      const row = rows[at] as bigint[];
      const factor = row[column] as bigint;
      for (let k = 0; k < row.length; k++) {
        row[k] = (lead * (row[k] as bigint) - factor * (pivot[k] as bigint)) / before;
      }
    }
    before = lead;
    rank += 1;
  }
  return rank;
}
