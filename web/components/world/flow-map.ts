import type { Palette } from "../chart.tsx";
import { ownWay } from "../chart-text.ts";
import type { Option } from "../draw.ts";
import { ground, tip } from "./draw-world.ts";
import { markOf } from "./shapes.ts";

export type Flow = {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly text: string;
  readonly value: number;
};

export function flowName({ from, to }: Pick<Flow, "from" | "to">): string {
  return `${from}>${to}`;
}

/** Lines from origin to destination, as wide as they are many; a country to itself is a ring around it. */
export function flowMap(
  flows: readonly Flow[],
  labelOf: (code: string) => string,
): (palette: Palette) => Option {
  return (palette) => {
    const placed = flows.flatMap((flow) => {
      const [start, end] = [markOf(flow.from), markOf(flow.to)];
      return start === undefined || end === undefined ? [] : [{ ...flow, start, end }];
    });
    const texts = new Map(placed.map((flow) => [flowName(flow), `${flow.label}: ${flow.text}`]));
    const largest = Math.max(1, ...placed.map(({ value }) => value));
    const share = (value: number) => Math.sqrt(value / largest);
    const ends = new Map<string, { at: [number, number]; sum: number }>();
    for (const { from, to, start, end, value } of placed)
      for (const [code, at] of [[from, start] as const, [to, end] as const])
        ends.set(code, { at, sum: (ends.get(code)?.sum ?? 0) + value });
    const named = [...ends].sort(([, a], [, b]) => b.sum - a.sum).slice(0, 14);
    return {
      aria: { enabled: true, decal: { show: false } },
      tooltip: { trigger: "item", formatter: tip((name) => texts.get(name) ?? "") },
      geo: ground(palette),
      series: [
        {
          type: "lines",
          coordinateSystem: "geo",
          symbol: ["none", "arrow"],
          lineStyle: { color: palette.series[0], curveness: 0.22, opacity: 0.55 },
          emphasis: { lineStyle: { color: palette.series[5], opacity: 1 } },
          data: placed
            .filter(({ from, to }) => from !== to)
            .map((flow) => ({
              name: flowName(flow),
              coords: [flow.start, flow.end],
              value: flow.value,
              symbolSize: 4 + 4 * share(flow.value),
              lineStyle: { width: 0.6 + 4 * share(flow.value) ** 1.5 },
            })),
        },
        {
          type: "scatter",
          coordinateSystem: "geo",
          symbol: "circle",
          data: placed
            .filter(({ from, to }) => from === to)
            .map((flow) => ({
              name: flowName(flow),
              value: [...flow.start, flow.value],
              symbolSize: 9 + 28 * share(flow.value),
              itemStyle: {
                color: "transparent",
                borderColor: palette.series[5],
                borderWidth: 1.5 + 2.5 * share(flow.value),
              },
            })),
          emphasis: { itemStyle: { borderColor: palette.ink } },
        },
        {
          type: "scatter",
          coordinateSystem: "geo",
          silent: true,
          symbolSize: 4,
          itemStyle: { color: palette.ink },
          label: {
            show: true,
            position: "right",
            color: palette.ink,
            fontFamily: palette.font,
            fontSize: 11,
            textBorderColor: palette.paper,
            textBorderWidth: 3,
            formatter: ({ name }: { name: string }) => ownWay(labelOf(name)),
          },
          labelLayout: { hideOverlap: true },
          data: named.map(([name, { at }]) => ({ name, value: at })),
        },
      ],
    };
  };
}
