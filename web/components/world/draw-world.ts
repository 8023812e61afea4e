import { LinesChart, MapChart, ScatterChart } from "echarts/charts";
import { GeoComponent, VisualMapPiecewiseComponent } from "echarts/components";
import { registerMap, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import type { Palette } from "../chart.tsx";
import { isMark, markOf, worldShapes } from "./shapes.ts";

use([LinesChart, MapChart, ScatterChart, GeoComponent, VisualMapPiecewiseComponent, LabelLayout]);
registerMap("world", worldShapes());

/** The land without figures, as the ground of every map. */
export function ground({ land, line }: Palette) {
  return {
    map: "world",
    aspectScale: 1,
    preserveAspect: "contain",
    roam: false,
    left: 4,
    right: 4,
    top: 4,
    bottom: 4,
    itemStyle: { areaColor: land, borderColor: line, borderWidth: 0.5 },
    emphasis: { disabled: true },
    select: { disabled: true },
    silent: true,
  };
}

/** Slanting lines: a figure that is hidden, or bounds too wide to shade. */
export const hatch = {
  symbol: "rect",
  dashArrayX: [1, 0],
  dashArrayY: [1.5, 4],
  rotation: -Math.PI / 4,
};

/** What a pointer at a mark reads; the text keeps its own direction. */
export function tip(textOf: (name: string) => string) {
  return ({ name }: { name: string }) => {
    const element = document.createElement("span");
    element.dir = "auto";
    element.textContent = textOf(name);
    return element;
  };
}

/** Countries as areas and small States as round marks, framed while they are pointed at. */
export function placeSeries<P extends { readonly code: string }>(
  palette: Palette,
  places: readonly P[],
  itemOf: (place: P) => { readonly name: string; readonly value: number | null },
  land: ReturnType<typeof ground> = ground(palette),
) {
  const frame = { borderColor: palette.ink, borderWidth: 2 };
  return [
    {
      type: "map",
      ...land,
      silent: false,
      data: places.filter(({ code }) => !isMark(code)).map(itemOf),
      emphasis: { disabled: false, label: { show: false }, itemStyle: frame },
    },
    {
      type: "scatter",
      coordinateSystem: "geo",
      symbolSize: 9,
      itemStyle: { borderColor: palette.ink, borderWidth: 0.7 },
      emphasis: { itemStyle: frame },
      data: places
        .filter(({ code }) => isMark(code))
        .map((place) => {
          const item = itemOf(place);
          return { ...item, value: [...(markOf(place.code) ?? [0, 0]), item.value] };
        }),
    },
  ];
}
