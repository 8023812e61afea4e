import { expect, it } from "vitest";
import { roundToBase } from "./round-to-base.ts";
import { safePercent } from "./safe-percent.ts";

it("gives no more digits than one person is worth", () => {
  expect(safePercent(333, 1000)).toEqual({ percent: 33.3, step: 0.1, decimals: 1 });
  expect(safePercent(333, 999)).toEqual({ percent: 33, step: 1, decimals: 0 });
  expect(safePercent(3333, 10000)).toEqual({ percent: 33.33, step: 0.01, decimals: 2 });
  expect(safePercent(20, 60)).toEqual({ percent: 35, step: 5, decimals: 0 });
  expect(safePercent(0, 15)).toEqual({ percent: 0, step: 10, decimals: 0 });
});

it("says nothing about suppressed or small counts or their complements", () => {
  expect(safePercent(Number.NaN, 100)).toBeUndefined();
  expect(safePercent(undefined, 100)).toBeUndefined();
  expect(safePercent(10, 100)).toBeUndefined();
  expect(safePercent(95, 100)).toBeUndefined();
  expect(safePercent(0, 10)).toBeUndefined();
  expect(safePercent(20, 10)).toBeUndefined();
  expect(safePercent(100, 100)?.percent).toBe(100);
});

it("rounds counts to the nearest multiple, halves up", () => {
  expect([0, 1, 2, 3, 4, 7, 8].map((v) => roundToBase(v, 3))).toEqual([0, 0, 3, 3, 3, 6, 9]);
  expect([4, 5, 14, 15].map((v) => roundToBase(v, 10))).toEqual([0, 10, 10, 20]);
  expect(() => roundToBase(3, 0)).toThrow("base");
});
