import { TableError } from "../table-error.ts";

/** Largest number of cells, margins included, that is accepted. */
export const MAX_CELLS = 2_000_000;

/**
 * How a table with all its margins lies in one dense row-major array: each dimension of n categories
 * takes n + 1 places, the last one being its total.
 */
export type Layout = {
  readonly sizes: Int32Array;
  readonly strides: Int32Array;
  readonly cellCount: number;
  readonly interiorCount: number;
};

/** Layout of the table over `dimensions`; refuses 0 or more than 8 dimensions, empty and repeated categories. */
export function layoutOf(dimensions: readonly (readonly string[])[]): Layout {
  const rank = dimensions.length;
  if (rank < 1 || rank > 8) throw new TableError("bad-dimensions", "dimensions", "1 to 8 dimensions");
  const sizes = new Int32Array(rank);
  const strides = new Int32Array(rank);
  let cellCount = 1;
  let interiorCount = 1;
  for (let d = rank - 1; d >= 0; d--) {
    const categories = dimensions[d] ?? [];
    if (categories.length === 0 || new Set(categories).size !== categories.length)
      throw new TableError("bad-dimensions", `dimensions[${d}]`, "distinct category codes, at least one");
    sizes[d] = categories.length;
    strides[d] = cellCount;
    cellCount *= categories.length + 1;
    interiorCount *= categories.length;
  }
  if (cellCount > MAX_CELLS) throw new TableError("too-large", "dimensions", `at most ${MAX_CELLS} cells`);
  return { sizes, strides, cellCount, interiorCount };
}

/** Places each interior cell of a dense row-major array into the larger array; `visit(interior, cell)`. */
export function eachInterior(layout: Layout, visit: (interior: number, cell: number) => void): void {
  const { sizes, strides, interiorCount } = layout;
  const rank = sizes.length;
  const at = new Int32Array(rank);
  let cell = 0;
  for (let i = 0; i < interiorCount; i++) {
    visit(i, cell);
    for (let d = rank - 1; d >= 0; d--) {
      const next = (at[d] ?? 0) + 1;
      if (next < (sizes[d] ?? 0)) {
        at[d] = next;
        cell += strides[d] ?? 0;
        break;
      }
      cell -= (next - 1) * (strides[d] ?? 0);
      at[d] = 0;
    }
  }
}

/** Fills every margin of `values` (interior already in place) by summing one dimension after the other. */
export function addMargins(layout: Layout, values: Float64Array): void {
  const { sizes, strides, cellCount } = layout;
  for (let d = 0; d < sizes.length; d++) {
    const stride = strides[d] ?? 0;
    const size = sizes[d] ?? 0;
    const block = stride * (size + 1);
    for (let start = 0; start < cellCount; start += block)
      for (let rest = 0; rest < stride; rest++) {
        let sum = 0;
        let cell = start + rest;
        for (let c = 0; c < size; c++, cell += stride) sum += values[cell] ?? 0;
        values[cell] = sum;
      }
  }
}
