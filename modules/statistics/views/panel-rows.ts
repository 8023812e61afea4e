import type { Lang } from "@palermo/vocabulary";
import { text } from "../text.ts";
import { labelAt } from "./read-table.ts";
import type { PanelAnswer } from "./view.ts";

/** A panel as rows of a sheet: labels, codes, figure, bounds, share and state. The first row is the heading. */
export function panelRows(lang: Lang, { table }: PanelAnswer): (string | number | null)[][] {
  if (table === null) return [];
  const total = text(lang, "category.total");
  const heading = [
    ...table.by.flatMap(({ label }) => [label, text(lang, "export.code", { variable: label })]),
    table.measure?.label ?? text(lang, "export.count"),
    text(lang, "export.low"),
    text(lang, "export.high"),
    text(lang, "export.percent"),
    text(lang, "export.state"),
  ];
  const rows = table.cells.map((cell) => [
    ...cell.at.flatMap((code, index) => [labelAt(table, index, code, total), code ?? ""]),
    cell.state === "shown" ? (cell.value ?? null) : null,
    cell.low ?? cell.value ?? null,
    cell.high ?? cell.value ?? null,
    cell.percent === undefined ? null : Number(cell.percent.toFixed(cell.decimals ?? 0)),
    text(lang, `state.${cell.state}`),
  ]);
  return [heading, ...rows];
}

/** The same for a text file, where a figure that is not shown is an empty cell. */
export function rowTexts(rows: readonly (readonly (string | number | null)[])[]): string[][] {
  return rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
}
