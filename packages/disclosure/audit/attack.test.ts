import fc from "fast-check";
import { expect, it } from "vitest";
import { categories, randomCounts, seeded, withMargins } from "../builders.ts";
import { protectTable } from "../table/protect-table.ts";
import { sliceProtected } from "../table/slice-protected.ts";
import { auditTable } from "./audit-table.ts";

/** Seeds and sizes are fixed, so that a failure comes back. */
const seeds = Array.from({ length: 300 }, (_, i) => i);

it("finds nothing in 300 random two-, three- and four-way tables", { timeout: 120_000 }, async () => {
  let suppressed = 0;
  let shown = 0;
  for (const seed of seeds) {
    const random = seeded(1000 + seed);
    const rank = seed % 10 === 9 ? 4 : 2 + (seed % 2);
    const sizes = Array.from({ length: rank }, () => 2 + Math.floor(random() * (rank === 2 ? 7 : 4)));
    const mean = [1, 4, 10, 30, 80][seed % 5] ?? 1;
    const counts = randomCounts(
      { sizes, mean, zeros: [0, 0.3, 0.7][seed % 3] ?? 0, spread: (seed % 7) / 5 },
      random,
    );
    const showZero = seed % 4 !== 0;
    const input = { dimensions: sizes.map(categories), counts, seed, showZero, maxSteps: 100_000 };
    const table = protectTable(input);
    const truth = withMargins(sizes, counts);
    const report = await auditTable(table, { truth });
    expect(report.violations, `seed ${seed}, sizes ${sizes}`).toEqual([]);
    for (let cell = 0; cell < truth.length; cell++) {
      const value = table.values[cell] ?? Number.NaN;
      if (Number.isNaN(value)) suppressed++;
      else {
        shown++;
        expect(value).toBe(truth[cell]);
      }
    }
  }
  expect(suppressed).toBeGreaterThan(5_000);
  expect(shown).toBeGreaterThan(5_000);
});

it("finds nothing for any k, protection and counts", { timeout: 60_000 }, async () => {
  const tables = fc.record({
    counts: fc.array(fc.oneof(fc.constant(0), fc.nat(3), fc.nat(12), fc.nat(300)), {
      minLength: 24,
      maxLength: 24,
    }),
    sizes: fc.constantFrom([24], [4, 6], [2, 12], [2, 3, 4], [2, 2, 2, 3], [1, 24], [1, 4, 6]),
    k: fc.integer({ min: 2, max: 15 }),
    span: fc.integer({ min: 1, max: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(tables, async ({ counts, sizes, k, span }) => {
      const dimensions = sizes.map(categories);
      const input = { dimensions, counts: Int32Array.from(counts), k, protection: span, maxSteps: 100_000 };
      const report = await auditTable(protectTable(input), {
        k,
        protection: span,
        truth: withMargins(sizes, counts),
      });
      expect(report.violations).toEqual([]);
    }),
    { numRuns: 150, seed: 20 },
  );
});

it("finds nothing in a slice, and the slice adds nothing to its table", async () => {
  const sizes = [3, 4, 3];
  const counts = randomCounts({ sizes, mean: 15, zeros: 0.1, spread: 0.5 }, seeded(3));
  const table = protectTable({ dimensions: sizes.map(categories), counts });
  const slice = sliceProtected(table, { dimension: 2, category: "c1" });
  const sliced = counts.filter((_, i) => i % 3 === 1);
  expect(slice.report.primary).toBeGreaterThan(0);
  expect((await auditTable(slice, { truth: withMargins([3, 4], sliced) })).violations).toEqual([]);
});

it("catches a table protected by primary suppression alone", async () => {
  const sizes = [4, 5];
  const counts = Int32Array.from({ length: 20 }, (_, i) => 20 + i);
  counts[7] = 4;
  const truth = withMargins(sizes, counts);
  const values = truth.map((v) => (v > 0 && v < 11 ? Number.NaN : v));
  const report = await auditTable({ dimensions: sizes.map(categories), values, zerosShown: true }, { truth });
  expect(report.violations.map((v) => [v.kind, v.lower, v.upper])).toContainEqual(["narrow-interval", 4, 4]);
});

it("catches every single secondary cell that is shown again when the pattern was least", async () => {
  const sizes = [3, 3];
  const counts = Int32Array.of(5, 20, 30, 40, 50, 60, 70, 80, 90);
  const table = protectTable({ dimensions: sizes.map(categories), counts });
  const truth = withMargins(sizes, counts);
  let tried = 0;
  for (let cell = 0; cell < truth.length; cell++) {
    if (table.state[cell] !== 3) continue;
    const values = table.values.slice();
    values[cell] = truth[cell] ?? 0;
    expect((await auditTable({ ...table, values }, { truth })).ok).toBe(false);
    tried++;
  }
  expect(tried).toBe(3);
});
