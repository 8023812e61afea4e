import { describe, expect, it } from "vitest";
import { auditTable } from "./audit-table.ts";

const S = null;
const two = [
  ["f", "m"],
  ["minor", "adult"],
];
const three = [
  ["a", "b", "c"],
  ["x", "y", "z"],
];

describe("auditTable", () => {
  it("passes a table without small counts", async () => {
    const report = await auditTable({
      dimensions: two,
      values: [20, 30, 50, 40, 50, 90, 60, 80, 140],
      zerosShown: true,
    });
    expect(report).toMatchObject({ ok: true, checked: { suppressed: 0 } });
  });

  it("names a shown count below k", async () => {
    const report = await auditTable({
      dimensions: two,
      values: [5, 30, 35, 40, 50, 90, 45, 80, 125],
      zerosShown: true,
    });
    expect(report.violations).toEqual([
      { kind: "shown-below-k", cells: [["f", "minor"]], lower: 5, upper: 5, required: "0 or at least 11" },
    ]);
  });

  it("computes the only suppressed cell of a row from its complement", async () => {
    const report = await auditTable({
      dimensions: two,
      values: [S, 30, 35, 40, 50, 90, 45, 80, 125],
      zerosShown: true,
    });
    expect(report.ok).toBe(false);
    expect(report.violations).toContainEqual(
      expect.objectContaining({ kind: "narrow-interval", cells: [["f", "minor"]], lower: 5, upper: 5 }),
    );
    expect(report.violations).toContainEqual(expect.objectContaining({ kind: "known-union", lower: 5 }));
  });

  it("finds two suppressed cells whose sum is below k", async () => {
    // Row a: 4 + 5 hidden beside 50 of 59.
    const values = [S, S, 50, 59, S, S, 60, 69, 70, 80, 90, 240, 80, 88, 200, 368];
    const report = await auditTable({ dimensions: three, values, zerosShown: true });
    expect(report.violations).toContainEqual({
      kind: "known-union",
      cells: [
        ["a", "x"],
        ["a", "y"],
      ],
      lower: 9,
      upper: 9,
      required: "a sum of at least 11",
    });
  });

  it("finds a union that only two relations together reveal", async () => {
    // Total of row a and cell (a, z) are hidden, but column z and the column of totals give their difference.
    const values = [5, S, S, 40, 50, 90, 45, S, S].map((v, i) => (i === 0 ? S : v));
    const report = await auditTable({ dimensions: two, values, zerosShown: true });
    expect(report.violations.some((v) => v.kind === "known-union" || v.kind === "narrow-interval")).toBe(
      true,
    );
  });

  it("reads known zeros as a bound: a hidden cell beside a hidden 10 has at most 9 of 10", async () => {
    const values = [S, S, 12, S, S, 90, 42, 60, 102];
    expect((await auditTable({ dimensions: two, values, zerosShown: true })).ok).toBe(true);
    const tight = await auditTable({
      dimensions: two,
      values: [S, S, 11, S, S, 90, 41, 60, 101],
      zerosShown: true,
    });
    expect(tight.violations[0]).toMatchObject({ kind: "narrow-interval", lower: 1, upper: 10 });
    expect(
      (await auditTable({ dimensions: two, values: [S, S, 11, S, S, 90, 41, 60, 101], zerosShown: false }))
        .ok,
    ).toBe(true);
  });

  it("leaves hidden cells of k and more alone when the truth is given", async () => {
    const values = [12, S, S, 40, 50, 90, 52, S, S];
    const truth = [12, 30, 42, 40, 50, 90, 52, 80, 132];
    const report = await auditTable({ dimensions: two, values, zerosShown: true }, { truth });
    expect(report).toMatchObject({ ok: true, checked: { sensitive: 0 } });
  });

  it("says when figures do not add up or do not fit the dimensions", async () => {
    const report = await auditTable({
      dimensions: two,
      values: [20, 30, 51, 40, 50, 90, 60, 80, 140],
      zerosShown: true,
    });
    expect(report.violations.every((v) => v.kind === "not-additive")).toBe(true);
    expect(report.ok).toBe(false);
    await expect(auditTable({ dimensions: two, values: [1, 2], zerosShown: true })).rejects.toThrow("values");
  });
});
