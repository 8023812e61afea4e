import { describe, expect, it } from "vitest";
import { TableError } from "../table-error.ts";
import { cellOf, marginOf } from "./cell-of.ts";
import { protectTable } from "./protect-table.ts";

const two = [
  ["f", "m"],
  ["minor", "adult"],
];
const three = [
  ["a", "b", "c"],
  ["x", "y", "z"],
];

function pattern(dimensions: string[][], counts: number[], options: object = {}): string {
  const table = protectTable({ dimensions, counts: Float64Array.from(counts), ...options });
  const width = (dimensions[1]?.length ?? 0) + 1;
  const marks = [...table.state].map((s) => (s === 2 ? "p" : s === 3 ? "s" : "."));
  const rows: string[] = [];
  for (let i = 0; i < marks.length; i += width) rows.push(marks.slice(i, i + width).join(""));
  return rows.join(" ");
}

describe("protectTable", () => {
  it("shows everything when nothing is small", () => {
    const table = protectTable({ dimensions: two, counts: Int32Array.of(20, 30, 40, 50) });
    expect([...table.values]).toEqual([20, 30, 50, 40, 50, 90, 60, 80, 140]);
    expect(table.report).toMatchObject({
      primary: 0,
      secondary: 0,
      suppressedValue: 0,
      method: "none-needed",
    });
  });

  it("hides the whole inside of a 2 by 2 table for one small cell", () => {
    expect(pattern(two, [5, 30, 40, 50])).toBe("ps. ss. ...");
  });

  it("closes the cheapest rectangle around one small cell of a 3 by 3 table", () => {
    expect(pattern(three, [5, 20, 30, 40, 50, 60, 70, 80, 90])).toBe("ps.. ss.. .... ....");
  });

  it("does not stop at two small cells whose sum would be read off below k", () => {
    // Row a holds 4 + 5 and nothing else hidden would give 9; the row total 59 less 50 shows it.
    const table = protectTable({
      dimensions: three,
      counts: Float64Array.of(4, 5, 50, 6, 3, 60, 70, 80, 90),
    });
    for (const row of ["a", "b"]) {
      const hidden = ["x", "y", "z"].filter((c) => cellOf(table, [row, c]).state !== "shown");
      expect(hidden.length === 3 || cellOf(table, [row, null]).state !== "shown").toBe(true);
    }
  });

  it("leaves zeros shown and never leans on them", () => {
    const table = protectTable({ dimensions: three, counts: Float64Array.of(5, 0, 30, 0, 0, 0, 40, 50, 60) });
    expect(cellOf(table, ["b", "x"])).toEqual({ at: ["b", "x"], state: "shown", value: 0 });
    expect(cellOf(table, ["b", null]).value).toBe(0);
    expect(cellOf(table, ["a", "y"]).value).toBe(0);
    expect(cellOf(table, ["c", "y"]).value).toBe(50);
  });

  it("hides zeros that are not structural when the policy says so", () => {
    const table = protectTable({
      dimensions: two,
      counts: Float64Array.of(0, 300, 0, 500),
      showZero: false,
      structuralZero: (i) => i === 0,
    });
    expect(cellOf(table, ["f", "minor"]).value).toBe(0);
    expect(cellOf(table, ["m", "minor"]).state).toBe("suppressed-primary");
    expect(table.zerosShown).toBe(false);
  });

  it("hides small margins too, and a whole table of fewer than k people", () => {
    expect(pattern(two, [1, 2, 0, 3])).toBe("ppp .pp ppp");
    const small = protectTable({ dimensions: two, counts: Float64Array.of(5, 6, 100, 200), k: 12 });
    expect(cellOf(small, ["f", null]).state).toBe("suppressed-primary");
  });

  it("works over one dimension, where the complement is the trap", () => {
    const table = protectTable({ dimensions: [["a", "b", "c"]], counts: Float64Array.of(5, 40, 30) });
    expect(marginOf(table, [0]).map((c) => c.state)).toEqual([
      "suppressed-primary",
      "shown",
      "suppressed-secondary",
    ]);
    expect(marginOf(table, [])).toEqual([{ at: [null], state: "shown", value: 75 }]);
  });

  it("gives the same table for the same seed", () => {
    const counts = Float64Array.from({ length: 60 }, (_, i) => (i * 7919) % 37);
    const dimensions = [
      ["a", "b", "c", "d", "e"],
      ["1", "2", "3", "4"],
      ["x", "y", "z"],
    ];
    const once = protectTable({ dimensions, counts, seed: 4 });
    const again = protectTable({ dimensions, counts, seed: 4 });
    expect([...again.state]).toEqual([...once.state]);
  });

  it("names the field of bad input", () => {
    const bad = (counts: number[], more: object = {}): unknown => {
      try {
        return protectTable({ dimensions: two, counts: Float64Array.from(counts), ...more });
      } catch (error) {
        return error instanceof TableError ? [error.code, error.field] : error;
      }
    };
    expect(bad([1, 2, 3])).toEqual(["bad-counts", "counts"]);
    expect(bad([1, 2, 3, -4])).toEqual(["bad-counts", "counts[3]"]);
    expect(bad([1, 2.5, 3, 4])).toEqual(["bad-counts", "counts[1]"]);
    expect(bad([1, 2, 3, 4], { k: 1 })).toEqual(["bad-parameter", "k"]);
    expect(bad([1, 2, 3, 4], { protection: 0 })).toEqual(["bad-parameter", "protection"]);
    expect(bad([1, 2, 3, 4], { structuralZero: () => true })).toEqual(["bad-counts", "counts[0]"]);
    expect(bad([1, 2, 3, 4], { dimensions: [["a", "a"], ["b"]] })).toEqual([
      "bad-dimensions",
      "dimensions[0]",
    ]);
    expect(bad([], { dimensions: [] })).toEqual(["bad-dimensions", "dimensions"]);
  });
});
