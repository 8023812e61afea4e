import type { ChildOrder } from "../table.ts";
import { ReadingRefusal } from "./refusal.ts";

/** Checks a heading: enough, not too many, no name twice, every required one present. Gives the trimmed names. */
export function readHeading(order: ChildOrder, cells: readonly string[]): string[] {
  const columns = cells.map((cell) => cell.trim());
  while (columns.length > 0 && columns.at(-1) === "") columns.pop();
  const row = order.headerRow;
  if (columns.length === 0) throw new ReadingRefusal("empty", { row });
  if (columns.length > order.maxColumns) {
    throw new ReadingRefusal("too-many-columns", { row, count: columns.length, limit: order.maxColumns });
  }
  const folded = columns.map(fold);
  const twice = columns.filter((name, at) => name !== "" && folded.indexOf(fold(name)) < at);
  if (twice.length > 0) throw new ReadingRefusal("duplicate-columns", { row, columns: listed(twice) });
  const missing = order.required.filter((name) => !folded.includes(fold(name)));
  if (missing.length > 0) {
    throw new ReadingRefusal("wrong-header", { row, missing: listed(missing), found: listed(columns) });
  }
  return columns;
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}

/** Names for a sentence; a wrong heading may be a row of content, so only its beginning is shown. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
  return shown.join(", ") + (names.length > 12 ? ", …" : "");
}
