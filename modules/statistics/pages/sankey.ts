import { SankeyChart } from "echarts/charts";
import { use } from "echarts/core";
import type { Palette } from "../../../web/components/chart.tsx";
import { ownWay, shortened } from "../../../web/components/chart-text.ts";
import type { Option } from "../../../web/components/draw.ts";
import type { River } from "./rivers.ts";

use([SankeyChart]);

/** Within one named country or region. */
function stays(from: string, to: string): boolean {
  return from === to && from !== "other" && from !== "unknown";
}

/** Origins on the left, destinations on the right; a country to itself has a place on both sides and a colour of its own. */
export function sankeyOption(
  { origins, destinations, flows }: River,
  textOf: (value: number) => string,
): (palette: Palette) => Option {
  return (palette) => {
    const nodes = [
      ...origins.map((node) => ({ ...node, name: `o:${node.code}`, depth: 0, end: "right" as const })),
      ...destinations.map((node) => ({ ...node, name: `d:${node.code}`, depth: 1, end: "left" as const })),
    ];
    const labels = new Map(nodes.map(({ name, label }) => [name, label]));
    const room = Math.min(220, palette.room * 0.4);
    const say = (text: string) => {
      const element = document.createElement("span");
      element.dir = "auto";
      element.textContent = text;
      return element;
    };
    return {
      aria: { enabled: true, decal: { show: false } },
      tooltip: {
        trigger: "item",
        formatter: ({
          data,
          value,
        }: {
          data: { source?: string; target?: string; name?: string };
          value: number;
        }) =>
          data.source === undefined
            ? say(`${labels.get(data.name ?? "") ?? ""}: ${textOf(value)}`)
            : say(
                `${labels.get(data.source) ?? ""} → ${labels.get(data.target ?? "") ?? ""}: ${textOf(value)}`,
              ),
      },
      series: [
        {
          type: "sankey",
          left: 8,
          right: 8,
          top: 8,
          bottom: 8,
          nodeWidth: 12,
          nodeGap: 9,
          layoutIterations: 0,
          draggable: false,
          emphasis: { focus: "adjacency" },
          itemStyle: { borderWidth: 0 },
          lineStyle: { opacity: 0.4, curveness: 0.5 },
          data: nodes.map(({ name, depth, end, code }) => ({
            name,
            depth,
            itemStyle: { color: code === "other" ? palette.quiet : palette.series[depth === 0 ? 0 : 2] },
            label: {
              position: end,
              color: palette.ink,
              fontFamily: palette.font,
              textBorderColor: palette.paper,
              textBorderWidth: 3,
              formatter: () => ownWay(shortened(labels.get(name) ?? "", room, palette.measure)),
            },
          })),
          links: flows.map(({ from, to, value }) => ({
            source: `o:${from}`,
            target: `d:${to}`,
            value,
            lineStyle: stays(from, to)
              ? { color: palette.series[5], opacity: 0.6 }
              : { color: palette.series[0] },
          })),
        },
      ],
    };
  };
}
