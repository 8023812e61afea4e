import type { Palette } from "../../../web/components/chart.tsx";
import { ownWay } from "../../../web/components/chart-text.ts";
import type { Option } from "../../../web/components/draw.ts";
import type { Cell } from "../statistics.ts";
import { nameAxis } from "./bars.ts";

export type StackedRow = { readonly label: string; readonly cells: readonly (Cell | undefined)[] };

const patterns = [
  undefined,
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  { symbol: "circle", symbolSize: 0.6 },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [4, 3], rotation: 0 },
];

/** Bars of parts, one below the other, told apart by colour and pattern. Hidden parts have no length: the table names them. */
export function stackedOption(
  rows: readonly StackedRow[],
  parts: readonly string[],
  textOf: (cell: Cell | undefined) => string,
): (palette: Palette) => Option {
  return (palette) => {
    const text = { color: palette.ink, fontFamily: palette.font };
    return {
      aria: { enabled: true, decal: { show: false } },
      grid: { left: 4, right: 24, top: 40, bottom: 4, containLabel: true },
      legend: { type: "scroll", top: 0, textStyle: text },
      xAxis: {
        type: "value",
        axisLabel: {
          color: palette.quiet,
          fontFamily: palette.font,
          hideOverlap: true,
          formatter: palette.number,
        },
        splitLine: { lineStyle: { color: palette.line } },
      },
      yAxis: nameAxis(
        rows.map(({ label }) => label),
        palette,
      ),
      tooltip: {
        trigger: "item",
        formatter: ({ dataIndex, seriesIndex }: { dataIndex: number; seriesIndex: number }) => {
          const row = rows[dataIndex];
          const element = document.createElement("span");
          element.dir = "auto";
          element.textContent = `${row?.label ?? ""}, ${parts[seriesIndex] ?? ""}: ${textOf(row?.cells[seriesIndex])}`;
          return element;
        },
      },
      series: parts.map((name, index) => {
        const decal = patterns[Math.floor(index / 8) % 4];
        return {
          type: "bar",
          name: ownWay(name),
          stack: "all",
          barMaxWidth: 18,
          itemStyle: {
            color: palette.series[index % 8],
            ...(decal ? { decal: { ...decal, color: palette.ink } } : {}),
          },
          data: rows.map(({ cells }) => cells[index]?.value ?? cells[index]?.low ?? 0),
        };
      }),
    };
  };
}
