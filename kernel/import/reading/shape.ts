import type { TableRow } from "../table.ts";

/** Fits a row to the heading: short rows are filled up, cells beyond it are kept apart, empty rows are none. */
export function shapeRow(row: number, found: readonly string[], columns: number): TableRow | null {
  if (found.every((cell) => cell.trim() === "")) return null;
  const cells = found.slice(0, columns);
  while (cells.length < columns) cells.push("");
  return { row, cells, surplus: found.slice(columns).filter((cell) => cell.trim() !== "") };
}
