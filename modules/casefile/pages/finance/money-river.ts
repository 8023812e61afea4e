import { SankeyChart } from "echarts/charts";
import { use } from "echarts/core";
import type { Palette } from "../../../../web/components/chart.tsx";
import { shortened } from "../../../../web/components/chart-text.ts";
import type { Option } from "../../../../web/components/draw.ts";
import type { FlowsOfCurrency } from "../../finance/transfer.ts";

use([SankeyChart]);

/** So many flows are drawn, the largest; the table has all. */
export const drawnFlows = 24;

/** Who sent on the left, who received on the right; whoever did both stands on both sides, so that circles show too. */
export function moneyRiver(
  { flows }: FlowsOfCurrency,
  textOf: (amount: string) => string,
): (palette: Palette) => Option {
  return (palette) => {
    const drawn = flows.slice(0, drawnFlows);
    const side = (end: "from" | "to") => [...new Set(drawn.map((flow) => flow[end]))];
    const room = Math.min(200, palette.room * 0.32);
    const node = (holder: string, end: "from" | "to", at: number) => ({
      name: `${end}:${holder}`,
      depth: end === "from" ? 0 : 1,
      itemStyle: { color: palette.series[at % palette.series.length] },
      label: {
        position: end === "from" ? ("right" as const) : ("left" as const),
        color: palette.ink,
        fontFamily: palette.font,
        formatter: () => shortened(holder, room, palette.measure),
      },
    });
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
        formatter: ({ data }: { data: { text?: string; name?: string } }) =>
          say(data.text ?? (data.name ?? "").replace(/^(from|to):/, "")),
      },
      series: [
        {
          type: "sankey",
          left: 8,
          right: 8,
          top: 8,
          bottom: 8,
          nodeWidth: 12,
          nodeGap: 12,
          layoutIterations: 0,
          draggable: false,
          emphasis: { focus: "adjacency" },
          lineStyle: { color: "source", opacity: 0.35, curveness: 0.5 },
          data: [
            ...side("from").map((holder, at) => node(holder, "from", at)),
            ...side("to").map((holder, at) => node(holder, "to", at + 3)),
          ],
          links: drawn.map(({ from, to, amount }) => ({
            source: `from:${from}`,
            target: `to:${to}`,
            // Only for the width of the line; the sums stand in the table as exact decimals.
            value: Number(amount),
            text: `${from} → ${to}: ${textOf(amount)}`,
          })),
        },
      ],
    };
  };
}
