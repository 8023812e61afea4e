import type { Palette } from "../chart.tsx";
import type { Option } from "../draw.ts";
import { ground, hatch, placeSeries, tip } from "./draw-world.ts";
import { markOf } from "./shapes.ts";

/** A country with its figure, or the bounds of it; none when it is hidden. */
export type Place = {
  readonly code: string;
  readonly label: string;
  readonly text: string;
  readonly value: number | null;
  /** The upper bound, where the source gives bounds only. */
  readonly high: number | null;
};

/** Steps of 1, 2, 5, 10 … up to the largest, at most six: figures of countries differ by powers of ten. */
export function stepsFor(largest: number): number[] {
  const steps: number[] = [];
  for (let power = 1; power <= largest; power *= 10) steps.push(power, power * 3);
  const within = steps.filter((step) => step < largest);
  const [smallest = 1] = within;
  return within.length === 0 ? [smallest] : within.slice(-6);
}

/** Countries shaded by their figure, small States as round marks. */
export function choropleth(
  places: readonly Place[],
  numberText: (value: number) => string,
): (palette: Palette) => Option {
  return (palette) => {
    const known = places.filter(({ code }) => markOf(code) !== undefined);
    const texts = new Map(known.map(({ code, label, text }) => [code, `${label}: ${text}`]));
    const steps = stepsFor(Math.max(1, ...known.map(({ value }) => value ?? 0)));
    const shades = palette.shades.slice(-steps.length);
    const stepOf = (value: number) => steps.filter((step) => step <= value).length;
    // Bounds within one step are shaded like a figure; wider ones and hidden figures are hatched.
    const isShaded = ({ value, high }: Place) =>
      value !== null && (high === null || Math.max(1, stepOf(value)) === stepOf(high));
    const itemOf = (place: Place) => ({
      name: place.code,
      value: isShaded(place) ? place.value : Number.NaN,
      ...(!isShaded(place)
        ? {
            itemStyle: {
              areaColor: palette.land,
              color: palette.land,
              decal: { ...hatch, color: palette.withheld },
              borderColor: palette.withheld,
              borderWidth: 0.8,
            },
          }
        : {}),
    });
    // On a phone the legend stands below the map, not on it.
    const land = { ...ground(palette), ...(palette.room < 520 ? { bottom: steps.length * 15 + 8 } : {}) };
    return {
      aria: { enabled: true, decal: { show: false } },
      tooltip: { trigger: "item", formatter: tip((name) => texts.get(name) ?? "") },
      visualMap: {
        type: "piecewise",
        seriesIndex: [0, 1],
        left: 0,
        bottom: 0,
        itemWidth: 16,
        itemHeight: 12,
        itemGap: 3,
        textStyle: { color: palette.ink, fontFamily: palette.font },
        hoverLink: false,
        selectedMode: false,
        pieces: steps.map((step, n) => ({
          ...(n === 0 ? {} : { gte: step }),
          ...(n === steps.length - 1 ? {} : { lt: steps[n + 1] }),
          label: n === 0 ? `< ${numberText(steps[1] ?? step)}` : `≥ ${numberText(step)}`,
          color: shades[n],
        })),
        outOfRange: { color: palette.land },
      },
      geo: land,
      series: placeSeries(palette, known, itemOf, land),
    };
  };
}
