import type { Palette } from "../chart.tsx";
import type { Option } from "../draw.ts";
import { ground, hatch, placeSeries, tip } from "./draw-world.ts";
import { markOf } from "./shapes.ts";

/** A country with the place of its category among those shown. */
export type PlaceOfCategory = { readonly code: string; readonly label: string; readonly category: number };

/** How a category is drawn: as strong as its place in the list, or hatched where lines tell it better than a shade. */
export type MapCategory = { readonly label: string; readonly hatched?: boolean };

const strength = [5, 2, 0];

/** Countries coloured by one of a few categories, the first the strongest; small States as round marks. */
export function categoryMap(
  places: readonly PlaceOfCategory[],
  categories: readonly MapCategory[],
): (palette: Palette) => Option {
  return (palette) => {
    const known = places.filter(({ code }) => markOf(code) !== undefined);
    const texts = new Map(
      known.map(({ code, label, category }) => [code, `${label}: ${categories[category]?.label ?? ""}`]),
    );
    const shadeOf = (at: number) => palette.shades[strength[at] ?? 0] ?? palette.land;
    const itemOf = ({ code, category }: PlaceOfCategory) => ({
      name: code,
      value: category,
      itemStyle: {
        areaColor: shadeOf(category),
        color: shadeOf(category),
        borderColor: palette.paper,
        borderWidth: 0.5,
        ...(categories[category]?.hatched ? { decal: { ...hatch, color: palette.ink } } : {}),
      },
    });
    return {
      aria: { enabled: true, decal: { show: false } },
      tooltip: { trigger: "item", formatter: tip((name) => texts.get(name) ?? "") },
      geo: ground(palette),
      series: placeSeries(palette, known, itemOf),
    };
  };
}
