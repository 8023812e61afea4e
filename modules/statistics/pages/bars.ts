import type { Palette } from "../../../web/components/chart.tsx";
import { inTwoLines, ownWay } from "../../../web/components/chart-text.ts";
import type { Option } from "../../../web/components/draw.ts";

export type Bar = {
  readonly label: string;
  /** Smallest count; null when it is hidden or there is none. */
  readonly low: number | null;
  /** Largest count, where the source gives bounds. */
  readonly high?: number;
  /** What stands beside the bar. */
  readonly text: string;
};

const hatch = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4 };

/** Height of a picture with so many bars. */
export function barsHeight(count: number): number {
  return Math.max(140, 40 + 30 * count);
}

/** The axis of names beside bars: at most a third of the picture, in two lines. */
export function nameAxis(labels: readonly string[], palette: Palette) {
  const room = Math.min(190, palette.room / 3);
  return {
    type: "category",
    inverse: true,
    data: [...labels],
    axisLabel: {
      color: palette.ink,
      fontFamily: palette.font,
      lineHeight: 13,
      interval: 0,
      formatter: (label: string) => inTwoLines(label, room, palette.measure),
    },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
  };
}

/**
 * Bars lying one below the other. Bounds are a hatched end; a hidden count is a short hatched mark of one length,
 * so that its size tells nothing.
 */
export function barsOption(bars: readonly Bar[], colour: number): (palette: Palette) => Option {
  return (palette) => {
    const largest = Math.max(1, ...bars.map(({ low, high }) => high ?? low ?? 0));
    const text = { color: palette.ink, fontFamily: palette.font };
    const longest = Math.max(...bars.map((bar) => palette.measure(bar.text)));
    return {
      aria: { enabled: true, decal: { show: false } },
      grid: { left: 4, right: longest + 12, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: "value", show: false, max: largest },
      yAxis: nameAxis(
        bars.map(({ label }) => label),
        palette,
      ),
      tooltip: {
        trigger: "axis",
        axisPointer: { type: "none" },
        formatter: (items: readonly { dataIndex: number }[]) => {
          const bar = bars[items[0]?.dataIndex ?? 0];
          const element = document.createElement("span");
          element.dir = "auto";
          element.textContent = `${bar?.label ?? ""}: ${bar?.text ?? ""}`;
          return element;
        },
      },
      series: [
        {
          type: "bar",
          stack: "bar",
          barMaxWidth: 18,
          itemStyle: { color: palette.series[colour % 8] },
          data: bars.map(({ low }) => low ?? 0),
        },
        {
          type: "bar",
          stack: "bar",
          barMaxWidth: 18,
          itemStyle: {
            color: "transparent",
            borderColor: palette.withheld,
            decal: { ...hatch, color: palette.withheld },
          },
          label: {
            show: true,
            position: "right",
            ...text,
            formatter: ({ dataIndex }: { dataIndex: number }) => ownWay(bars[dataIndex]?.text ?? ""),
          },
          data: bars.map(({ low, high }) => (low === null ? largest * 0.02 : (high ?? low) - low)),
        },
      ],
    };
  };
}

export type Line = { readonly name: string; readonly values: readonly (number | null)[] };

const symbols = ["circle", "rect", "triangle", "diamond"];
const dashes = ["solid", "dashed", "dotted", "solid"];

/** A change of definition: figures from this place on are not those before. */
export type LineBreak = { readonly at: number; readonly text: string };

/** A line is cut where a definition changes: the place before the change gets a gap of its own. */
function pieces(values: readonly (number | null)[], breaks: readonly LineBreak[]): (number | null)[][] {
  const starts = [
    0,
    ...breaks.map(({ at }) => at).filter((at) => at > 0 && at < values.length),
    values.length,
  ];
  return starts
    .slice(0, -1)
    .map((from, n) => values.map((value, at) => (at >= from && at < (starts[n + 1] ?? 0) ? value : null)));
}

/** A dated event: from the place where its first day lies to the one of its last. */
export type LineMark = { readonly from: number; readonly to: number; readonly label: string };
/** The smallest and the largest behind each figure. */
export type LineBand = {
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly label: string;
};
export type LineMore = { readonly marks?: readonly LineMark[]; readonly band?: LineBand };

/** Lines over periods, told apart by colour, mark and dash; cut and marked where a definition changes. */
export function linesOption(
  years: readonly (number | string)[],
  lines: readonly Line[],
  breaks: readonly LineBreak[] = [],
  { marks = [], band }: LineMore = {},
): (palette: Palette) => Option {
  return (palette) => {
    const text = { color: palette.ink, fontFamily: palette.font };
    return {
      aria: { enabled: true },
      grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
      legend: { type: "scroll", top: 0, textStyle: text },
      tooltip: {
        trigger: "axis",
        valueFormatter: (value: unknown) => (typeof value === "number" ? palette.number(value) : "–"),
      },
      xAxis: {
        type: "category",
        data: years.map(String),
        axisLabel: text,
        axisLine: { lineStyle: { color: palette.line } },
      },
      yAxis: {
        type: "value",
        axisLabel: { color: palette.quiet, fontFamily: palette.font, formatter: palette.number },
        splitLine: { lineStyle: { color: palette.line } },
      },
      series: [
        ...(band === undefined ? [] : bandSeries(band, palette)),
        ...(marks.length === 0 ? [] : [marksSeries(marks, years.length, palette)]),
        ...lines.flatMap(({ name, values }, index) =>
          pieces(values, breaks).map((data, piece) => ({
            type: "line",
            name: ownWay(name),
            data,
            ...(index === 0 && piece === 0 && breaks.length > 0
              ? {
                  markLine: {
                    silent: true,
                    symbol: "none",
                    lineStyle: { type: "dashed", color: palette.quiet },
                    label: { show: false },
                    data: breaks.map(({ at }) => ({ xAxis: at })),
                  },
                }
              : {}),
            symbol: symbols[index % 4],
            symbolSize: 8,
            connectNulls: false,
            lineStyle: { type: dashes[index % 4], width: 2, color: palette.series[index % 8] },
            itemStyle: { color: palette.series[index % 8] },
          })),
        ),
      ],
    };
  };
}

function bandSeries({ low, high, label }: LineBand, palette: Palette) {
  const plain = { type: "line", stack: "band", symbol: "none", silent: true, lineStyle: { opacity: 0 } };
  return [
    { ...plain, data: low, tooltip: { show: false } },
    {
      ...plain,
      name: ownWay(label),
      itemStyle: { color: palette.series[4] },
      areaStyle: { color: palette.series[4], opacity: 0.25 },
      tooltip: { show: false },
      data: high.map((value, at) => (value === null ? null : value - (low[at] ?? 0))),
    },
  ];
}

/** Upright lines with a number each; what the numbers mean stands below the picture. */
function marksSeries(marks: readonly LineMark[], count: number, palette: Palette) {
  return {
    type: "line",
    data: Array.from({ length: count }, () => null),
    tooltip: { show: false },
    markLine: {
      silent: true,
      symbol: "none",
      lineStyle: { type: "dotted", width: 2, color: palette.series[5] },
      label: { color: palette.ink, fontFamily: palette.font, position: "end", distance: 2 },
      data: marks.map(({ from, label }) => ({ xAxis: from, label: { formatter: label } })),
    },
    markArea: {
      silent: true,
      itemStyle: { color: palette.series[5], opacity: 0.1 },
      data: marks.filter(({ from, to }) => to > from).map(({ from, to }) => [{ xAxis: from }, { xAxis: to }]),
    },
  };
}
