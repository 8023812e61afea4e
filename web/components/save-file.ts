import { isDemonstration } from "../api/demonstration.ts";

/** Cells that a spreadsheet would run as a formula get an apostrophe in front. */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV text (UTF-8 with mark, so that spreadsheets read every script). */
export function csvText(
  heads: readonly string[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
): string {
  const lines = [heads, ...rows].map((row) => row.map(csvCell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

const mark = "DEMONSTRATION-";

/** Hands a file to the reader, made on the device. A demonstration says so in the name of each file. */
export function saveFile(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type = "text/csv;charset=utf-8",
): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = isDemonstration() && !name.startsWith(mark) ? `${mark}${name}` : name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
