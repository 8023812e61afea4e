import type { TFunction } from "i18next";
import type { ChartProps } from "../../../web/components/chart.tsx";
import type { Format } from "../../../web/i18n/format.ts";
import { periodAt } from "../events/period-at.ts";
import type { Table, Variable } from "../statistics.ts";
import { cellAt, lateness, linesOf, periodOf } from "../views/read-table.ts";
import type { PanelAnswer } from "../views/view.ts";
import { type Bar, barsHeight, barsOption, type LineBand, type LineMark, linesOption } from "./bars.ts";
import { cellText } from "./cell-text.ts";
import { flowsPicture, mapPicture, type PlaceLine, pointsPicture, sankeyPicture } from "./place-pictures.ts";
import { stackedOption } from "./stacked.ts";

type Words = { readonly t: TFunction; readonly format: Format };

export type Picture = {
  readonly height: number;
  readonly option: ChartProps["option"];
  /** Categories that only the table has. */
  readonly left: number;
  /** Of a map: its figures as a list, those without a place on it among them. */
  readonly places?: readonly PlaceLine[];
  /** Of a map: some figures are hidden or have bounds only. */
  readonly hatched?: boolean;
};

/** The picture of a panel; null where only a table makes sense. */
export function pictureFor(panel: PanelAnswer, table: Table, words: Words): Picture | null {
  switch (panel.chart) {
    case "bars":
      return barsOf(panel, table, words);
    case "lines":
      return linesPicture(panel, table, words);
    case "stacked":
      return stackedPicture(panel, table, words);
    case "matrix":
      return null;
    case "map":
      return mapPicture(table, words);
    case "points":
      return pointsPicture(panel, table, words);
    case "flows":
      return flowsPicture(panel, table, words);
    case "sankey":
      return sankeyPicture(panel, table, words);
    default:
      throw panel.chart satisfies never;
  }
}

function barsOf(panel: PanelAnswer, table: Table, words: Words): Picture | null {
  const all = linesOf(table, panel.bySize).filter(({ cell }) => cell.value !== 0 && cell.state !== "missing");
  const shown = panel.top === null ? all : all.slice(0, panel.top);
  if (shown.length === 0) return null;
  const bars = shown.map(({ label, cell }): Bar => {
    const text = cellText(cell, words);
    if (cell.state === "censored" && cell.low !== undefined)
      return { label, low: cell.low, text, ...(cell.high === undefined ? {} : { high: cell.high }) };
    return { label, low: cell.state === "shown" ? (cell.value ?? 0) : null, text };
  });
  return { height: barsHeight(bars.length), option: barsOption(bars, 0), left: all.length - shown.length };
}

/** Lines over periods; where a definition changes the line is broken. */
function linesPicture(panel: PanelAnswer, table: Table, { t }: Words): Picture | null {
  const period = periodOf(table);
  if (period === undefined) return null;
  const at = table.by.indexOf(period);
  const other = table.by.findIndex((_, index) => index !== at);
  const codes = other < 0 ? [null] : (table.by[other]?.categories.map(({ code }) => code) ?? []);
  const lines = codes.map((code) => {
    const values = period.categories.map((category) => {
      const place = table.by.map((_, index) =>
        index === at ? category.code : index === other ? code : null,
      );
      const cell = cellAt(table, place);
      return cell?.state === "shown" ? (cell.value ?? null) : (cell?.low ?? null);
    });
    const name =
      code === null
        ? (table.measure?.label ?? t("page.people"))
        : (table.by[other]?.categories.find((category) => category.code === code)?.label ?? code);
    return { name, values, sum: values.reduce<number>((sum, value) => sum + (value ?? 0), 0) };
  });
  const most = Math.min(panel.top ?? 8, 8);
  const drawn = lines.filter(({ sum }) => sum > 0).sort((a, b) => b.sum - a.sum);
  if (drawn.length === 0) return null;
  const breaks = table.breaks.flatMap((change) => {
    const place = period.categories.findIndex(({ code }) => code >= change.at);
    return place < 0 ? [] : [{ at: place, text: change.text }];
  });
  return {
    height: 340,
    option: linesOption(
      period.categories.map(({ label }) => label),
      drawn.slice(0, most),
      breaks,
      { marks: marksOf(panel, period), ...bandOf(table, period, t) },
    ),
    left: Math.max(0, drawn.length - most),
  };
}

function stackedPicture(panel: PanelAnswer, table: Table, words: Words): Picture | null {
  const [first, second] = table.by;
  if (first === undefined || second === undefined) return null;
  const rows = first.categories.map(({ code, label }) => ({
    code,
    label,
    cells: second.categories.map((column) => cellAt(table, [code, column.code])),
  }));
  const size = (row: (typeof rows)[number]) =>
    row.cells.reduce((sum, cell) => sum + (cell?.value ?? cell?.low ?? 0), 0);
  const filled = rows.filter(
    (row) => size(row) > 0 || row.cells.some((cell) => cell?.state === "suppressed"),
  );
  if (panel.bySize) filled.sort((a, b) => lateness(a.code) - lateness(b.code) || size(b) - size(a));
  const shown = panel.top === null ? filled : filled.slice(0, panel.top);
  if (shown.length === 0) return null;
  return {
    height: barsHeight(shown.length) + 40,
    option: stackedOption(
      shown.map(({ label, cells }) => ({ label, cells: [...cells] })),
      second.categories.map(({ label }) => label),
      (cell) => cellText(cell, words),
    ),
    left: filled.length - shown.length,
  };
}

/** Dated events by the number that stands on their line. */
function marksOf({ events = [] }: PanelAnswer, period: Variable): LineMark[] {
  const codes = period.categories.map(({ code }) => code);
  const placeOf = (day: string) => codes.indexOf(periodAt(day, codes[0] ?? ""));
  return events.flatMap(({ date }, n) => {
    const from = date.earliest === null ? -1 : placeOf(date.earliest);
    const to = date.latest === null ? from : placeOf(date.latest);
    return from < 0 ? [] : [{ from, to: to < from ? from : to, label: String(n + 1) }];
  });
}

/** Of a median over periods alone: the smallest and the largest figure behind it. */
function bandOf(table: Table, period: Variable, t: TFunction): { band?: LineBand } {
  if (table.by.length !== 1 || table.measure?.aggregate !== "median") return {};
  const cells = period.categories.map(({ code }) => cellAt(table, [code]));
  return {
    band: {
      low: cells.map((cell) => cell?.low ?? null),
      high: cells.map((cell) => cell?.high ?? null),
      label: t("page.range"),
    },
  };
}
