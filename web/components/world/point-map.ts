import type { Palette } from "../chart.tsx";
import type { Option } from "../draw.ts";
import { ground, tip } from "./draw-world.ts";
import { placeAt } from "./projection.ts";

export type Point = {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly value: number;
  readonly text: string;
};

const smallest = 260;

/** The part of the map where nearly all points lie, never closer than a few countries. */
function partOf(points: readonly [number, number][]): [[number, number], [number, number]] {
  const spread = (axis: 0 | 1, whole: number): [number, number] => {
    const sorted = points.map((point) => point[axis]).sort((a, b) => a - b);
    const low = sorted[Math.floor(sorted.length * 0.01)] ?? 0;
    const high = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? whole;
    const middle = (low + high) / 2;
    const half = Math.max(smallest, (high - low) * 1.2) / 2;
    return [Math.max(0, middle - half), Math.min(whole, middle + half)];
  };
  const [x0, x1] = spread(0, 2000);
  const [y0, y1] = spread(1, 980);
  return [
    [x0, y1],
    [x1, y0],
  ];
}

/** Events where they happened, as large as they are grave. */
export function pointMap(points: readonly Point[]): (palette: Palette) => Option {
  return (palette) => {
    const placed = points.map((point) => ({ ...point, at: placeAt(point.lat, point.lon) }));
    const texts = new Map(points.map(({ name, text }) => [name, text]));
    const largest = Math.max(1, ...points.map(({ value }) => value));
    return {
      aria: { enabled: true, decal: { show: false } },
      tooltip: { trigger: "item", formatter: tip((name) => texts.get(name) ?? "") },
      geo: { ...ground(palette), boundingCoords: partOf(placed.map(({ at }) => at)), clip: true },
      series: [
        {
          type: "scatter",
          coordinateSystem: "geo",
          itemStyle: {
            color: palette.series[5],
            opacity: 0.55,
            borderColor: palette.paper,
            borderWidth: 0.5,
          },
          emphasis: { itemStyle: { opacity: 1, borderColor: palette.ink, borderWidth: 2 } },
          data: placed.map(({ name, at, value }) => ({
            name,
            value: [...at, value],
            symbolSize: 4 + 30 * Math.sqrt(value / largest),
          })),
        },
      ],
    };
  };
}
