import { TableError } from "../table-error.ts";
import { PRIMARY, SECONDARY } from "./board.ts";
import type { CellState, ProtectedTable } from "./protected-table.ts";

/** One cell or margin: its categories (null = total of that dimension), its state, its count when shown. */
export type ProtectedCell = { at: (string | null)[]; state: CellState; value?: number };

function stateName(state: number): CellState {
  if (state === PRIMARY) return "suppressed-primary";
  return state === SECONDARY ? "suppressed-secondary" : "shown";
}

function cellAt(table: ProtectedTable, at: (string | null)[], index: number): ProtectedCell {
  const state = stateName(table.state[index] ?? SECONDARY);
  return state === "shown" ? { at, state, value: table.values[index] ?? Number.NaN } : { at, state };
}

/** The cell at these categories, null standing for the total. Throws `TableError` for an unknown category. */
export function cellOf(table: ProtectedTable, at: readonly (string | null)[]): ProtectedCell {
  let index = 0;
  for (const [d, categories] of table.dimensions.entries()) {
    const code = at[d];
    const place = code === null ? categories.length : code === undefined ? -1 : categories.indexOf(code);
    if (place < 0)
      throw new TableError("unknown-category", `at[${d}]`, "a category of the dimension, or null");
    index += place * (table.layout.strides[d] ?? 0);
  }
  return cellAt(table, [...at], index);
}

/**
 * All cells of one margin: the table over the dimensions in `keep` (0-based), the others summed out; row-major.
 * `keep` = all dimensions gives the interior, `[]` the grand total. Throws `TableError` for an unknown dimension.
 */
export function marginOf(table: ProtectedTable, keep: readonly number[]): ProtectedCell[] {
  const rank = table.dimensions.length;
  for (const d of keep)
    if (!Number.isInteger(d) || d < 0 || d >= rank)
      throw new TableError("bad-dimensions", "keep", `dimensions of 0..${rank - 1}`);
  const cells: ProtectedCell[] = [];
  const at: (string | null)[] = new Array<string | null>(rank).fill(null);
  const descend = (d: number, index: number): void => {
    const categories = table.dimensions[d];
    if (categories === undefined) {
      cells.push(cellAt(table, [...at], index));
      return;
    }
    const stride = table.layout.strides[d] ?? 0;
    if (!keep.includes(d)) {
      descend(d + 1, index + categories.length * stride);
      return;
    }
    for (const [place, code] of categories.entries()) {
      at[d] = code;
      descend(d + 1, index + place * stride);
    }
    at[d] = null;
  };
  descend(0, 0);
  return cells;
}
