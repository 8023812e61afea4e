import type { Palette } from "../../../web/components/chart.tsx";
import type { Option } from "../../../web/components/draw.ts";

type Year = { readonly year: number; readonly parties: number; readonly signatories: number };

/** Parties and signatories at the end of each year, as steps; told apart by colour, dash and mark. */
export function yearsPicture(
  years: readonly Year[],
  labels: { readonly parties: string; readonly signatories: string },
): (palette: Palette) => Option {
  return (palette) => {
    const text = { color: palette.ink, fontFamily: palette.font };
    const line = (name: "parties" | "signatories", at: number) => ({
      type: "line" as const,
      name: labels[name],
      step: "end" as const,
      symbol: at === 0 ? "circle" : "rect",
      symbolSize: 6,
      lineStyle: { width: 2, type: at === 0 ? ("solid" as const) : ("dashed" as const) },
      color: palette.series[at === 0 ? 0 : 5],
      data: years.map((year) => year[name]),
    });
    return {
      aria: { enabled: true },
      grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
      legend: { top: 0, textStyle: text },
      tooltip: { trigger: "axis" },
      xAxis: {
        type: "category",
        data: years.map(({ year }) => String(year)),
        axisLabel: text,
        axisLine: { lineStyle: { color: palette.line } },
      },
      yAxis: {
        type: "value",
        axisLabel: { color: palette.quiet },
        splitLine: { lineStyle: { color: palette.line } },
      },
      series: [line("parties", 0), line("signatories", 1)],
    };
  };
}
