import { expect, test } from "vitest";
import { boundsOf, type PlacedArea } from "./area-picture.ts";

const area = (longitude: number, latitude: number): PlacedArea => ({
  name: "A",
  text: "",
  longitude,
  latitude,
  state: "served",
  missing: 0,
});

test("holds every area with room around, in boxes of a phone and of a desk, near the equator and far from it", () => {
  for (const aspect of [0.8, 1, 2.5])
    for (const latitude of [0, 45, 70]) {
      const areas = [area(10, latitude), area(14, latitude + 2), area(11, latitude + 1)];
      const { x, y } = boundsOf(areas, aspect);
      for (const one of areas) {
        expect(one.longitude).toBeGreaterThan(x[0]);
        expect(one.longitude).toBeLessThan(x[1]);
        expect(one.latitude).toBeGreaterThan(y[0]);
        expect(one.latitude).toBeLessThan(y[1]);
      }
      // As long one way as the other on the screen.
      const shrink = Math.cos(((latitude + 1) * Math.PI) / 180);
      expect(((x[1] - x[0]) * shrink) / aspect).toBeCloseTo(y[1] - y[0], 6);
    }
});

test("a single area lies in the middle, and nothing is divided by its missing extent", () => {
  const { x, y } = boundsOf([area(10, 40)], 1);
  expect((x[0] + x[1]) / 2).toBeCloseTo(10);
  expect((y[0] + y[1]) / 2).toBeCloseTo(40);
  expect(x[1] - x[0]).toBeGreaterThan(0);
});
