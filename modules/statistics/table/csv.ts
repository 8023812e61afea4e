import type { Lang } from "@palermo/vocabulary";
import { neutralise } from "#kernel/import";
import type { Cell, Table } from "../statistics.ts";
import { text } from "../text.ts";

function quoted(cell: string): string {
  const safe = neutralise(cell);
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of comma-separated values; cells that a sheet would calculate are neutralised. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}

function countsOf(cell: Cell): [string, string, string] {
  if (cell.state === "shown") return [String(cell.value), String(cell.value), String(cell.value)];
  if (cell.state === "censored") return ["", String(cell.low), String(cell.high)];
  return ["", "", ""];
}

/** A table as comma-separated text: labels and codes, state and bounds of every cell, then source and caveats. */
export function tableCsv(table: Table, lang: Lang, demonstration = false): string {
  const { dataSet, by } = table;
  const t = (key: string, params: Record<string, string | number> = {}) =>
    text(lang, `export.${key}`, params);
  const lines: string[] = [];
  if (dataSet.demonstration) lines.push(csvLine([text(lang, "caveat.demonstration")]));
  else if (demonstration) lines.push(csvLine([text(lang, "export.demonstration")]));
  lines.push(
    csvLine([
      ...by.flatMap(({ label }) => [label, t("code", { variable: label })]),
      t("count"),
      t("low"),
      t("high"),
      t("percent"),
      t("state"),
    ]),
  );
  for (const cell of table.cells) {
    const places = cell.at.flatMap((code, index) => {
      if (code === null) return [text(lang, "category.total"), ""];
      const label = by[index]?.categories.find((category) => category.code === code)?.label ?? code;
      return [label, code];
    });
    const percent = cell.percent === undefined ? "" : cell.percent.toFixed(cell.decimals ?? 0);
    lines.push(csvLine([...places, ...countsOf(cell), percent, text(lang, `state.${cell.state}`)]));
  }
  const notes = [
    t("source", { source: dataSet.source }),
    t("licence", { licence: dataSet.licence }),
    t("data-set", { title: dataSet.title, code: dataSet.code }),
    ...(table.where === null ? [] : [t("filter", { where: table.where })]),
    ...(table.k === null ? [] : [t("k", { k: table.k })]),
    ...table.caveats,
  ];
  for (const note of notes) lines.push(csvLine([`# ${note}`]));
  // The mark tells spreadsheets that the text is UTF-8.
  return `\uFEFF${lines.join("")}`;
}
