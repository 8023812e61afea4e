import type { Lang } from "@palermo/vocabulary";
import type { ReportBlock } from "#kernel/report";
import type { Table } from "../statistics.ts";
import { text } from "../text.ts";
import { cellWords, footOf } from "./panel-text.ts";
import { cellAt, labelAt, linesOf, periodOf } from "./read-table.ts";
import type { PanelAnswer } from "./view.ts";

const mostRows = 60;
const mostColumns = 8;

/** A panel as blocks of a document: its question, picture, table, source and caveats. */
export function panelBlocks(lang: Lang, panel: PanelAnswer): ReportBlock[] {
  const { table, title, refusal } = panel;
  const heading: ReportBlock = { kind: "heading", text: title, level: 2 };
  if (table === null) return [heading, { kind: "note", text: refusal ?? text(lang, "page.no-data-title") }];
  const lines = filledLines(table, panel.bySize);
  const drawn = pictureBlock(lang, panel, { table, lines });
  const [, , ...foot] = footOf(lang, panel);
  const zeros = table.by.length === 1 ? linesOf(table, panel.bySize).length - lines.length : 0;
  const caveats = zeros > 0 ? [text(lang, "export.zeros", { count: zeros }), ...foot] : foot;
  const { source, licence } = table.dataSet;
  return [
    heading,
    ...(drawn === undefined ? [] : [drawn]),
    // Bars that say every figure need no table beside them.
    ...(drawn?.kind === "bars" && drawn.rows.length === lines.length ? [] : [tableBlock(lang, table, lines)]),
    { kind: "source", source, licence, caveats },
  ];
}

type Lines = ReturnType<typeof linesOf>;

/** Categories that have a figure; periods are all kept, so that none seems to be missing. */
function filledLines(table: Table, bySize: boolean): Lines {
  const lines = linesOf(table, bySize);
  if (periodOf(table) !== undefined) return lines;
  const filled = lines.filter(({ cell }) => cell.state !== "shown" || cell.value !== 0);
  return filled.length === 0 ? lines : filled;
}

function pictureBlock(
  lang: Lang,
  panel: PanelAnswer,
  { table, lines }: { table: Table; lines: Lines },
): ReportBlock | undefined {
  const period = periodOf(table);
  if (panel.chart === "lines" && period !== undefined) return linesBlock(lang, table, period.name);
  if (table.by.length !== 1) return undefined;
  const rows = lines.slice(0, Math.min(panel.top ?? 25, 40)).map(({ label, cell }) => ({
    label,
    value: cell.state === "shown" ? Math.max(cell.value ?? 0, 0) : (cell.low ?? null),
    shown: cellWords(lang, cell),
  }));
  return rows.length === 0 ? undefined : { kind: "bars", rows };
}

/** Periods as places along the axis: a year or month between two figures is one step. */
function linesBlock(lang: Lang, table: Table, name: string): ReportBlock | undefined {
  const at = table.by.findIndex((variable) => variable.name === name);
  const periods = table.by[at]?.categories ?? [];
  const other = table.by.findIndex((_, index) => index !== at);
  const codes: (string | null)[] =
    other < 0 ? [null] : (table.by[other]?.categories ?? []).map(({ code }) => code);
  const valueAt = (period: string, code: string | null) => {
    const place = table.by.map((_, index) => (index === at ? period : index === other ? code : null));
    const cell = cellAt(table, place);
    return cell?.state === "shown" ? (cell.value ?? null) : (cell?.low ?? null);
  };
  const series = codes
    .map((code) => ({
      label:
        other < 0 ? (table.measure?.label ?? text(lang, "page.people")) : labelAt(table, other, code, ""),
      points: periods.map((period, index) => ({ at: index, value: valueAt(period.code, code) })),
    }))
    .sort((a, b) => sum(b.points) - sum(a.points))
    .slice(0, 4);
  const top = Math.max(1, ...series.flatMap(({ points }) => points.map(({ value }) => value ?? 0)));
  if (series.length === 0 || periods.length < 2) return undefined;
  const step = Math.max(1, Math.ceil(periods.length / 8));
  const marks = table.breaks.flatMap((broken) => {
    const place = periods.findIndex(({ code }) => code >= broken.at);
    return place < 0 ? [] : [{ at: place - 0.5, shown: broken.text.slice(0, 60) }];
  });
  return {
    kind: "lines",
    series,
    ticks: periods.flatMap(({ label }, index) => (index % step === 0 ? [{ at: index, shown: label }] : [])),
    ...(marks.length === 0 ? {} : { marks: marks.slice(0, 8) }),
    top: { value: top, shown: new Intl.NumberFormat(lang === "ar" ? "ar-u-nu-latn" : lang).format(top) },
  };
}

/** Something over more parts than a page has room for: a row for each period, a column for each of the largest parts. */
function periodBlock(lang: Lang, table: Table): ReportBlock | undefined {
  const period = periodOf(table);
  const [first, second] = table.by;
  const other = first === period ? second : first;
  if (period === undefined || other === undefined || table.by.length !== 2) return undefined;
  if (period.categories.length > mostRows) return undefined;
  const cellOf = (at: string, code: string) => cellAt(table, first === period ? [at, code] : [code, at]);
  const parts = other.categories
    .map(({ code, label }) => {
      const cells = period.categories.map((one) => cellOf(one.code, code));
      return { code, label, size: cells.reduce((all, cell) => all + (cell?.value ?? cell?.low ?? 0), 0) };
    })
    .sort((a, b) => b.size - a.size)
    .slice(0, mostColumns - 2);
  const cut = other.categories.length > parts.length;
  return {
    kind: "table",
    columns: [
      { label: period.label },
      ...parts.map(({ label }) => ({ label, align: "end" as const, width: 1.4 })),
    ],
    rows: period.categories.map((one) => [
      one.label,
      ...parts.map(({ code }) => cellWords(lang, cellOf(one.code, code))),
    ]),
    ...(cut ? { note: text(lang, "export.cut-columns", { count: parts.length }) } : {}),
  };
}

function sum(points: readonly { value: number | null }[]): number {
  return points.reduce((total, { value }) => total + (value ?? 0), 0);
}

/** One variable: a row each. Two: a column for each category of the second, as far as a page carries them. */
function tableBlock(lang: Lang, table: Table, filled: Lines): ReportBlock {
  const total = text(lang, "category.total");
  const [first, second] = table.by;
  if (
    first !== undefined &&
    second !== undefined &&
    table.by.length === 2 &&
    second.categories.length <= mostColumns
  ) {
    const rows = first.categories
      .slice(0, mostRows)
      .map(({ code, label }) => [
        label,
        ...second.categories.map((column) => cellWords(lang, cellAt(table, [code, column.code]))),
      ]);
    return {
      kind: "table",
      columns: [
        { label: first.label, width: 2 },
        ...second.categories.map(({ label }) => ({ label, align: "end" as const })),
      ],
      rows,
      ...(first.categories.length > mostRows ? { note: text(lang, "export.cut", { count: mostRows }) } : {}),
    };
  }
  const overTime = periodBlock(lang, table);
  if (overTime !== undefined) return overTime;
  const lines =
    table.by.length === 1
      ? filled.map(({ label, cell }) => [label, cellWords(lang, cell)])
      : table.cells
          .filter(({ at, state }) => !at.includes(null) && state !== "missing")
          .sort((a, b) => (b.value ?? b.high ?? 0) - (a.value ?? a.high ?? 0))
          .map((cell) => [
            ...cell.at.map((code, index) => labelAt(table, index, code, total)),
            cellWords(lang, cell),
          ]);
  return {
    kind: "table",
    columns: [
      ...table.by.map(({ label }) => ({ label, width: 2 })),
      { label: table.measure?.label ?? text(lang, "export.count"), align: "end" },
    ],
    rows: lines.slice(0, mostRows),
    ...(lines.length > mostRows ? { note: text(lang, "export.cut", { count: mostRows }) } : {}),
  };
}
