import { TableError } from "../table-error.ts";
import { layoutOf } from "./layout.ts";
import type { ProtectedTable } from "./protected-table.ts";

export type SliceChoice = {
  /** Which dimension is held fixed (0-based). */
  dimension: number;
  /** Its category; left out = its total. */
  category?: string;
};

/**
 * The part of a protected table where one dimension is held at one category: the safe way to filter. Protect the
 * table over dimensions and filter variables together, then slice: what is suppressed there stays suppressed here,
 * so that a filtered and an unfiltered table never differ by a small group. Throws `TableError` for an unknown
 * dimension or category, or when no dimension would be left.
 */
export function sliceProtected(table: ProtectedTable, choice: SliceChoice): ProtectedTable {
  const { dimension, category } = choice;
  const categories = table.dimensions[dimension];
  if (categories === undefined || table.dimensions.length < 2)
    throw new TableError(
      "bad-dimensions",
      "dimension",
      "a dimension of the table, leaving at least one other",
    );
  const index = category === undefined ? categories.length : categories.indexOf(category);
  if (index < 0) throw new TableError("unknown-category", "category", `a category of dimension ${dimension}`);
  const dimensions = table.dimensions.filter((_, d) => d !== dimension);
  const layout = layoutOf(dimensions);
  const stride = table.layout.strides[dimension] ?? 1;
  const state = new Uint8Array(layout.cellCount);
  const values = new Float64Array(layout.cellCount);
  let primary = 0;
  let secondary = 0;
  for (let cell = 0; cell < layout.cellCount; cell++) {
    const outer = Math.floor(cell / stride);
    const from = (outer * (categories.length + 1) + index) * stride + (cell % stride);
    state[cell] = table.state[from] ?? 0;
    values[cell] = table.values[from] ?? Number.NaN;
    if (state[cell] === 2) primary++;
    if (state[cell] === 3) secondary++;
  }
  return { ...table, dimensions, layout, state, values, report: { ...table.report, primary, secondary } };
}
