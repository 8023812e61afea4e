import type { TFunction } from "i18next";
import type { ChartTable } from "../../../web/components/chart-frame.tsx";
import type { Format } from "../../../web/i18n/format.ts";
import type { Table } from "../statistics.ts";
import { cellAt, labelAt, linesOf } from "../views/read-table.ts";
import { cellText, shareText } from "./cell-text.ts";

type Words = { readonly t: TFunction; readonly format: Format; readonly lang: string };

const mostColumns = 12;

/** A panel's figures as a table: one variable a row each, two crossed where they fit, more as a list. */
export function tableFor(table: Table, bySize: boolean, { t, format, lang }: Words): ChartTable {
  const figure = table.measure?.label ?? t("page.people");
  const [first, second] = table.by;
  if (first !== undefined && table.by.length === 1) {
    const shares = table.cells.some(({ percent }) => percent !== undefined);
    return {
      columns: [
        { id: "label", label: first.label },
        { id: "figure", label: figure, numeric: true },
        ...(shares ? [{ id: "share", label: t("page.share"), numeric: true }] : []),
      ],
      rows: linesOf(table, bySize).map(({ label, cell }) => ({
        label,
        figure: cellText(cell, { t, format }),
        share: shareText(cell, lang),
      })),
    };
  }
  if (
    first !== undefined &&
    second !== undefined &&
    table.by.length === 2 &&
    second.categories.length <= mostColumns
  )
    return {
      columns: [
        { id: "label", label: first.label },
        ...second.categories.map(({ code, label }) => ({ id: `c-${code}`, label, numeric: true })),
      ],
      rows: first.categories.map(({ code, label }) => ({
        label,
        ...Object.fromEntries(
          second.categories.map((column) => [
            `c-${column.code}`,
            cellText(cellAt(table, [code, column.code]), { t, format }),
          ]),
        ),
      })),
    };
  const total = t("category.total");
  return {
    columns: [
      ...table.by.map(({ name, label }) => ({ id: name, label })),
      { id: "figure", label: figure, numeric: true },
    ],
    rows: table.cells
      .filter(({ state }) => state !== "missing")
      .map((cell) => ({
        ...Object.fromEntries(
          table.by.map(({ name }, index) => [name, labelAt(table, index, cell.at[index] ?? null, total)]),
        ),
        figure: cellText(cell, { t, format }),
      })),
  };
}
