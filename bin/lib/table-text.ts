/** An answer as a person reads it in a terminal: lists as columns, everything else as indented JSON. */
export function answerText(answer: unknown): string {
  if (typeof answer === "string") return answer;
  if (
    isRecord(answer) &&
    Array.isArray(answer.items) &&
    answer.items.length > 0 &&
    answer.items.every(isRecord)
  ) {
    return columns(answer.items);
  }
  return JSON.stringify(answer, null, 2) ?? "";
}

function columns(rows: readonly Record<string, unknown>[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return columnsText([names, ...rows.map((row) => names.map((name) => cellText(row[name])))]);
}

/** Lines of cells, each column as wide as its widest cell. */
export function columnsText(cells: readonly (readonly string[])[]): string {
  const count = Math.max(0, ...cells.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    cells.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0),
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
