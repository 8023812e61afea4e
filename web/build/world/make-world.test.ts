import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { placeAt } from "../../components/world/projection.ts";
import { makeWorld, worldFile } from "./make-world.ts";

const world = makeWorld();

function holds(rings: readonly number[][], [x, y]: readonly [number, number]): boolean {
  const [ring = []] = rings;
  let inside = false;
  for (let n = 0; n < ring.length; n += 2) {
    const [ax = 0, ay = 0] = ring.slice(n, n + 2);
    const [bx = ring[0] ?? 0, by = ring[1] ?? 0] = ring.slice(n + 2, n + 4);
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function countryAt(lat: number, lon: number): string[] {
  const at = placeAt(lat, lon);
  return world.filter(({ polygons }) => polygons.some((rings) => holds(rings, at))).map(({ code }) => code);
}

test("the map in the project is the one that the script makes", () => {
  expect(JSON.parse(readFileSync(worldFile, "utf8"))).toEqual(world);
});

test("places known by heart lie in their countries, after projecting and cutting", () => {
  for (const [code, lat, lon] of [
    ["FR", 47, 2.5],
    ["RU", 67, -174],
    ["RU", 60, 100],
    ["US", 65, -152],
    ["FJ", -17.8, 178],
    ["ZA", -26, 26],
    ["AU", -25, 134],
    ["UA", 45.2, 34.2],
    ["EH", 24.5, -14],
    ["MA", 32, -6],
    ["CY", 35.3, 33.6],
    ["SO", 9.5, 46],
  ] as const)
    expect(countryAt(lat, lon), code).toContain(code);
});

test("no shape runs across the whole map", () => {
  for (const { code, polygons } of world)
    for (const [ring = []] of polygons) {
      const xs = ring.filter((_, n) => n % 2 === 0);
      expect(Math.max(...xs) - Math.min(...xs), code).toBeLessThan(1000);
    }
});

test("small States have a mark, and Antarctica is left out", () => {
  expect(world.find(({ code }) => code === "MV")?.polygons).toEqual([]);
  expect(world.find(({ code }) => code === "AQ")).toBeUndefined();
});
