import world from "./world.json" with { type: "json" };

type Shape = {
  readonly code: string;
  readonly at: readonly number[];
  readonly polygons: readonly number[][][];
};

const shapes: readonly Shape[] = world;
const marks = new Map(shapes.map(({ code, at }) => [code, [at[0] ?? 0, at[1] ?? 0] as [number, number]]));
const small = new Set(shapes.flatMap(({ code, polygons }) => (polygons.length === 0 ? [code] : [])));

/** Where a country's mark stands on the map; nothing for what has no place there. */
export function markOf(code: string): [number, number] | undefined {
  return marks.get(code);
}

/** States that are a mark alone: their shape would be too small to see. */
export function isMark(code: string): boolean {
  return small.has(code);
}

function pairs(ring: readonly number[]): [number, number][] {
  return Array.from({ length: ring.length / 2 }, (_, n) => [ring[2 * n] ?? 0, ring[2 * n + 1] ?? 0]);
}

/** The shapes as GeoJSON in the map's own plane. */
export function worldShapes() {
  return {
    type: "FeatureCollection" as const,
    features: shapes.flatMap(({ code, polygons }) =>
      polygons.length === 0
        ? []
        : [
            {
              type: "Feature" as const,
              properties: { name: code },
              geometry: {
                type: "MultiPolygon" as const,
                coordinates: polygons.map((rings) => rings.map(pairs)),
              },
            },
          ],
    ),
  };
}
