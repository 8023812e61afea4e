import { ScatterChart } from "echarts/charts";
import { use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import type { Palette } from "../../../web/components/chart.tsx";
import type { Option } from "../../../web/components/draw.ts";
import type { CellState } from "./gap-matrix.tsx";

use([ScatterChart, LabelLayout]);

export type PlacedArea = {
  readonly name: string;
  readonly text: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly state: CellState;
  /** Share of languages and groups without a place: 0 to 1. */
  readonly missing: number;
};

/** Form and colour of each state, so that colour alone tells nothing. */
const symbols: Readonly<Record<CellState, string>> = {
  served: "circle",
  partly: "diamond",
  full: "triangle",
  unserved: "emptyCircle",
};

/** Room around the outermost points, as a share of the country's larger side. */
const around = 0.18;

/**
 * Bounds of both axes so that a degree is as long one way as the other (a degree of longitude shrinks with the cosine of
 * the latitude), whatever the box: `aspect` is its width by its height.
 */
export function boundsOf(
  areas: readonly PlacedArea[],
  aspect: number,
): { x: [number, number]; y: [number, number] } {
  const ends = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
  const [west, east] = ends(areas.map(({ longitude }) => longitude));
  const [south, north] = ends(areas.map(({ latitude }) => latitude));
  const shrink = Math.max(0.1, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const least = 0.2;
  const [width, height] = [Math.max(least, (east - west) * shrink), Math.max(least, north - south)];
  const side = Math.max(width / aspect, height) * (1 + 2 * around);
  const middle = { x: (west + east) / 2, y: (south + north) / 2 };
  const half = { x: (side * aspect) / shrink / 2, y: side / 2 };
  return { x: [middle.x - half.x, middle.x + half.x], y: [middle.y - half.y, middle.y + half.y] };
}

/** Areas of one country as they lie to each other, each with its name; the world around them would make them a dot. */
export function areaPicture(areas: readonly PlacedArea[], height: number): (palette: Palette) => Option {
  return (palette) => {
    const colours: Readonly<Record<CellState, string>> = {
      served: palette.shades[4] ?? palette.ink,
      partly: palette.shades[3] ?? palette.ink,
      full: palette.series[0] ?? palette.ink,
      unserved: palette.series[5] ?? palette.ink,
    };
    // On a phone names need room at both sides, and points give way to them.
    const narrow = palette.room < 500;
    const side = narrow ? 56 : 4;
    const small = narrow || areas.length > 60;
    const { x, y } = boundsOf(areas, Math.max(0.5, (palette.room - 2 * side) / height));
    const texts = new Map(areas.map(({ name, text }) => [name, text]));
    const axis = (bounds: readonly [number, number]) => ({
      type: "value" as const,
      min: bounds[0],
      max: bounds[1],
      show: false,
    });
    return {
      aria: { enabled: true, decal: { show: false } },
      grid: { left: side, right: side, top: 4, bottom: 4 },
      tooltip: {
        trigger: "item",
        formatter: (shown: unknown) => texts.get(nameOf(shown)) ?? "",
      },
      xAxis: axis(x),
      yAxis: axis(y),
      series: [
        {
          type: "scatter",
          clip: false,
          labelLayout: { hideOverlap: areas.length > 40 },
          label: {
            show: true,
            position: "bottom",
            formatter: ({ name }: { name: string }) => name,
            color: palette.ink,
            fontSize: 12,
            fontFamily: palette.font,
            textBorderColor: palette.paper,
            textBorderWidth: 3,
          },
          data: areas.map(({ name, longitude, latitude, state, missing }) => ({
            name,
            value: [longitude, latitude],
            symbol: symbols[state],
            symbolSize: (small ? 6 : 12) + (small ? 10 : 20) * Math.sqrt(missing),
            itemStyle: { color: colours[state], borderColor: colours[state], borderWidth: 2, opacity: 0.85 },
          })),
        },
      ],
    };
  };
}

const nameOf = (shown: unknown): string =>
  typeof shown === "object" && shown !== null && "name" in shown && typeof shown.name === "string"
    ? shown.name
    : "";
