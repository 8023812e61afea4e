import type { Cell, Table, Variable } from "../statistics.ts";

/** A category of the first variable with its cell, in the order in which it is drawn. */
export type Line = { readonly code: string; readonly label: string; readonly cell: Cell };

/** "Other" and "unknown" stand last, however large they are. */
export function lateness(code: string): number {
  if (code === "unknown") return 2;
  return code === "other" ? 1 : 0;
}

function sizeOf({ cell }: Line): number {
  return cell.value ?? cell.high ?? -1;
}

/** The categories of a table of one variable; by size the largest first, "other" and "unknown" last. */
export function linesOf(table: Table, bySize: boolean): Line[] {
  const [variable] = table.by;
  if (variable === undefined) return [];
  const lines = variable.categories.flatMap(({ code, label }): Line[] => {
    const cell = table.cells.find(({ at }) => at.length === 1 && at[0] === code);
    return cell === undefined ? [] : [{ code, label, cell }];
  });
  if (!bySize) return lines;
  return lines.sort(
    (a, b) => lateness(a.code) - lateness(b.code) || sizeOf(b) - sizeOf(a) || a.label.localeCompare(b.label),
  );
}

/** The cell at one place of a table, by codes; null is the total. */
export function cellAt(table: Table, at: readonly (string | null)[]): Cell | undefined {
  return table.cells.find((cell) => at.every((code, index) => cell.at[index] === code));
}

/** The total of a table, where it has one that is shown. */
export function totalOf(table: Table): Cell | undefined {
  return cellAt(
    table,
    table.by.map(() => null),
  );
}

/** The variable of periods in a table, such as year or month. */
export function periodOf(table: Table): Variable | undefined {
  return table.by.find(({ name }) => ["year", "quarter", "month"].includes(name));
}

/** Label of a category of a table's variable. */
export function labelAt(table: Table, index: number, code: string | null, total: string): string {
  if (code === null) return total;
  return table.by[index]?.categories.find((category) => category.code === code)?.label ?? code;
}
