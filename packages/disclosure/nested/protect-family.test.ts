import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditTable } from "../audit/index.ts";
import { seeded, withMargins } from "../builders.ts";
import type { Family } from "./family.ts";
import { partOf } from "./part.ts";
import { protectFamily, publishedValues } from "./protect-family.ts";

const k = 11;

function table(sizes: readonly number[], seed: number, mean: number): Int32Array {
  const draw = seeded(seed);
  const cells = sizes.reduce((product, size) => product * size, 1);
  return Int32Array.from({ length: cells }, () =>
    draw() < 0.25 ? 0 : Math.floor(-Math.log(1 - draw()) * mean),
  );
}

describe("protectFamily", { timeout: 120_000 }, () => {
  it("[spec 3] leaves nothing below k to be computed, by an audit of other code", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 2, maxLength: 3 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 8, max: 90 }),
        async (sizes, seed, mean) => {
          const counts = table(sizes, seed, mean);
          const set = (1 << sizes.length) - 1;
          const family: Family = new Map();
          protectFamily(family, set, partOf(sizes, counts), k);
          const values = publishedValues(family, set, k);
          const truth = withMargins(sizes, counts);
          for (const [cell, value] of values.entries()) {
            if (Number.isNaN(value)) continue;
            expect(value).toBe(truth[cell]);
            expect(value === 0 || value >= k).toBe(true);
          }
          const dimensions = sizes.map((size) => Array.from({ length: size }, (_, n) => `c${n}`));
          // A group of nobody is no secret; everything else that can be narrowed below k is a violation.
          const report = await auditTable({ dimensions, values, zerosShown: false }, { k, truth });
          expect(report.violations.filter(({ upper }) => upper > 0).slice(0, 2)).toEqual([]);
        },
      ),
      { numRuns: 60, seed: 3 },
    );
  });

  it("shows a table without small counts whole", () => {
    const family: Family = new Map();
    const part = protectFamily(family, 0b11, partOf([2, 2], Int32Array.from([20, 0, 15, 40])), k);
    expect(part).toMatchObject({ thin: false });
    expect([...publishedValues(family, 0b11, k)]).toEqual([20, 0, 20, 15, 40, 55, 35, 40, 75]);
  });

  it("shows nothing of a group of fewer than k people, not even its size", () => {
    const family: Family = new Map();
    protectFamily(family, 0b1, partOf([2], Int32Array.from([4, 5])), k);
    expect([...publishedValues(family, 0b1, k)].every(Number.isNaN)).toBe(true);
  });

  it("does not depend on which larger table was asked for first", () => {
    const counts = table([3, 4, 3], 9, 30);
    const first: Family = new Map();
    protectFamily(first, 0b111, partOf([3, 4, 3], counts), k);
    const second: Family = new Map();
    const pair = Int32Array.from({ length: 12 }, (_, n) =>
      [0, 1, 2].reduce((sum, place) => sum + (counts[n * 3 + place] ?? 0), 0),
    );
    protectFamily(second, 0b011, partOf([3, 4], pair), k);
    expect(first.get(0b011)).toEqual(second.get(0b011));
  });
});
