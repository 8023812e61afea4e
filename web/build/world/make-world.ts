/**
 * Writes the world map of the figures, `web/components/world/world.json`: countries by ISO code, projected
 * (Equal Earth) and cut where the map ends, with small States from the finer file. Run `node web/build/world/make-world.ts`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { countries } from "@palermo/vocabulary";
import { geoArea, geoCentroid, geoPath, geoProjection } from "d3-geo";
import type { Feature, Geometry, MultiPolygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { equalEarth, mapFrame, placeAt } from "../../components/world/projection.ts";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Polygons = Position[][][];
/** A country: where its mark stands, and its polygons as rings of x, y, x, y …, the outer one first. */
export type Shape = { readonly code: string; readonly at: [number, number]; readonly polygons: number[][][] };

export const worldFile = fileURLToPath(new URL("../../components/world/world.json", import.meta.url));

/** Drawn by the source under a name of its own, shown as the United Nations draw it. */
const partOf: Readonly<Record<string, string>> = {
  "N. Cyprus": "CY",
  Somaliland: "SO",
  Kosovo: "XK",
  "Siachen Glacier": "IN",
};
const leftOut = new Set(["AQ"]);
/** The parallel on which the northern border of Western Sahara lies. */
const saharaNorth = 27.667;
const crimea: Position = [34.2, 45.2];
const onlyDots = 0.00004;

const byNumber = new Map(countries.map(({ m49, alpha2 }) => [Number(m49), alpha2]));

function readWorld(grain: "110m" | "50m"): Map<string, Polygons> {
  const path = fileURLToPath(
    new URL(`../../../node_modules/world-atlas/countries-${grain}.json`, import.meta.url),
  );
  const topology = JSON.parse(readFileSync(path, "utf8")) as World;
  const found = new Map<string, Polygons>();
  for (const one of feature(topology, topology.objects.countries).features as Feature<
    Geometry,
    { name: string }
  >[]) {
    const code = byNumber.get(Number(one.id ?? Number.NaN)) ?? partOf[one.properties.name];
    if (code === undefined || leftOut.has(code)) continue;
    const { geometry } = one;
    const polygons =
      geometry.type === "Polygon"
        ? [geometry.coordinates]
        : geometry.type === "MultiPolygon"
          ? geometry.coordinates
          : [];
    found.set(code, [...(found.get(code) ?? []), ...polygons]);
  }
  return asUnitedNations(found);
}

/** Crimea with Ukraine (General Assembly 68/262); Western Sahara up to its border. */
function asUnitedNations(world: Map<string, Polygons>): Map<string, Polygons> {
  const russia = world.get("RU") ?? [];
  const peninsula = russia.filter((polygon) => surrounds(polygon[0] ?? [], crimea));
  world.set(
    "RU",
    russia.filter((polygon) => !peninsula.includes(polygon)),
  );
  world.set("UA", [...(world.get("UA") ?? []), ...peninsula]);
  const morocco = world.get("MA") ?? [];
  const sahara = world.get("EH") ?? [];
  const cut = (polygons: Polygons, north: boolean) =>
    polygons.flatMap((polygon) => {
      const ring = halfOf(polygon[0] ?? [], north);
      return ring.length > 3 ? [[ring]] : [];
    });
  world.set("MA", cut(morocco, true));
  world.set("EH", [...sahara, ...cut(morocco, false)]);
  return world;
}

function surrounds(ring: readonly Position[], [x = 0, y = 0]: Position): boolean {
  let inside = false;
  for (const [n, [ax = 0, ay = 0]] of ring.entries()) {
    const [bx = 0, by = 0] = ring[(n + 1) % ring.length] ?? [];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** The part of a ring north or south of the border, by cutting each edge at it. */
function halfOf(ring: readonly Position[], north: boolean): Position[] {
  const kept: Position[] = [];
  const keeps = ([, y = 0]: Position) => (north ? y >= saharaNorth : y <= saharaNorth);
  for (const [n, here] of ring.entries()) {
    const next = ring[(n + 1) % ring.length] ?? here;
    if (keeps(here)) kept.push(here);
    if (keeps(here) !== keeps(next)) {
      const [ax = 0, ay = 0] = here;
      const [bx = 0, by = 0] = next;
      kept.push([ax + ((bx - ax) * (saharaNorth - ay)) / (by - ay), saharaNorth]);
    }
  }
  const [first] = kept;
  return first === undefined ? [] : [...kept, first];
}

const projection = geoProjection(equalEarth)
  .rotate([-mapFrame.centre, 0])
  .scale(mapFrame.scale)
  .translate([mapFrame.width / 2, mapFrame.height / 2])
  .precision(0.5);

/** Rings of a polygon after projecting and cutting, points that fall together joined. */
function projected(polygon: Position[][]): number[][] {
  const rings: number[][] = [];
  let ring: number[] = [];
  const add = (x: number, y: number) => {
    const [px, py] = [Math.round(x), Math.round(mapFrame.height - y)];
    if (ring.at(-2) !== px || ring.at(-1) !== py) ring.push(px, py);
  };
  const path = geoPath(projection, {
    beginPath: () => undefined,
    moveTo: (x: number, y: number) => {
      ring = [];
      add(x, y);
    },
    lineTo: add,
    closePath: () => {
      if (ring.length >= 6) rings.push(ring);
      ring = [];
    },
    arc: () => undefined,
  });
  path({ type: "Polygon", coordinates: polygon });
  return rings;
}

function planarArea(ring: readonly number[]): number {
  let sum = 0;
  for (let n = 0; n < ring.length; n += 2) {
    const [ax = 0, ay = 0, bx = ring[0] ?? 0, by = ring[1] ?? 0] = ring.slice(n, n + 4);
    sum += ax * by - bx * ay;
  }
  return sum / 2;
}

/** Rings of one polygon as outer rings with their holes: holes turn the other way. */
function grouped(rings: readonly number[][]): number[][][] {
  const sized = rings.map((ring) => ({ ring, area: planarArea(ring) }));
  const turn = Math.sign(
    sized.reduce((most, { area }) => (Math.abs(area) > Math.abs(most) ? area : most), 0),
  );
  const polygons = sized.flatMap(({ ring, area }) => (Math.sign(area) === turn ? [[ring]] : []));
  for (const { ring, area } of sized) if (Math.sign(area) === -turn) polygons[0]?.push(ring);
  return polygons;
}

/** The middle of the largest part: France's mark stands in Europe. */
function middleOf(polygons: Polygons): [number, number] {
  const [largest = []] = [...polygons].sort((a, b) => sphericalArea(b) - sphericalArea(a));
  const at = projection(geoCentroid({ type: "Polygon", coordinates: largest })) ?? [0, 0];
  return [Math.round(at[0]), Math.round(mapFrame.height - at[1])];
}

function sphericalArea(polygon: Position[][]): number {
  return geoArea({ type: "Polygon", coordinates: polygon });
}

/** The map's shapes; States too small to see keep their mark alone. */
export function makeWorld(): Shape[] {
  const rough = readWorld("110m");
  const fine = readWorld("50m");
  const shapes = [...fine.keys()].sort().map((code): Shape => {
    const polygons = rough.get(code) ?? fine.get(code) ?? [];
    const size = geoArea({ type: "MultiPolygon", coordinates: polygons } satisfies MultiPolygon);
    const drawn = size < onlyDots ? [] : polygons.flatMap((polygon) => grouped(projected(polygon)));
    return { code, at: middleOf(fine.get(code) ?? polygons), polygons: drawn };
  });
  // The invented State of the demonstration has a mark at sea, so that it is taken for no real place.
  const [x, y] = placeAt(35.5, 18.5);
  return [...shapes, { code: "XV", at: [Math.round(x), Math.round(y)], polygons: [] }];
}

if (import.meta.main) writeFileSync(worldFile, `${JSON.stringify(makeWorld())}\n`);
