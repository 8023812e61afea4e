import { expect, it } from "vitest";
import { cellOf } from "./cell-of.ts";
import { protectTable } from "./protect-table.ts";
import { sliceProtected } from "./slice-protected.ts";

const dimensions = [
  ["f", "m"],
  ["minor", "adult", "unknown"],
  ["2023", "2024"],
];
const table = protectTable({
  dimensions,
  counts: Float64Array.of(5, 40, 60, 70, 12, 30, 90, 80, 33, 44, 20, 21),
});

it("keeps what is suppressed suppressed, in every dimension and category", () => {
  for (const [dimension, categories] of dimensions.entries())
    for (const category of [...categories, undefined]) {
      const slice = sliceProtected(table, category === undefined ? { dimension } : { dimension, category });
      expect(slice.dimensions).toHaveLength(2);
      const rest = dimensions.filter((_, d) => d !== dimension);
      for (const a of [...(rest[0] ?? []), null])
        for (const b of [...(rest[1] ?? []), null]) {
          const at = [a, b];
          at.splice(dimension, 0, category ?? null);
          const { state, value } = cellOf(slice, [a, b]);
          const whole = cellOf(table, at);
          expect([state, value]).toEqual([whole.state, whole.value]);
        }
    }
});

it("counts the suppressed cells of the slice alone", () => {
  const slice = sliceProtected(table, { dimension: 2, category: "2023" });
  expect(slice.report.primary).toBe(1);
  expect(slice.report.primary + slice.report.secondary).toBe([...slice.values].filter(Number.isNaN).length);
});

it("refuses an unknown category and a table of one dimension", () => {
  expect(() => sliceProtected(table, { dimension: 2, category: "1999" })).toThrow("category");
  expect(() => sliceProtected(table, { dimension: 7 })).toThrow("dimension");
  const line = protectTable({ dimensions: [["a", "b"]], counts: Float64Array.of(20, 30) });
  expect(() => sliceProtected(line, { dimension: 0, category: "a" })).toThrow("dimension");
});
