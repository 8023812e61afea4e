import { neutralise } from "../import/formula.ts";
import type { ExportMark } from "./export-mark.ts";

/**
 * The last line of a marked text table: one cell that begins with `# Palermo X-`. `readTable` passes it over, so that
 * an export can be read in again.
 */
export function csvMark(mark: Pick<ExportMark, "id" | "line">, columns = 1): string {
  // As many cells as the table has, for readers that want every line alike.
  const empty = Array.from({ length: columns - 1 }, () => "");
  return csvLine([`# Palermo ${mark.id}: ${mark.line}`, ...empty]);
}

/** One line of comma-separated values; cells that a sheet would calculate are neutralised. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}

/** A whole table as text: UTF-8 with the mark that tells spreadsheets so, CRLF, and the export's mark last. */
export function csvOf(rows: Iterable<readonly string[]>, mark: Pick<ExportMark, "id" | "line">): string {
  let text = "\uFEFF";
  let columns = 1;
  for (const row of rows) {
    columns = Math.max(columns, row.length);
    text += csvLine(row);
  }
  return text + csvMark(mark, columns);
}

function quoted(cell: string): string {
  const safe = neutralise(cell);
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
