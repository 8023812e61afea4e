import { describe, expect, it } from "vitest";
import { poolDraws } from "../draws/pool-draws.ts";
import { prepare } from "../table/prepared.ts";
import { tableFrom } from "../testing/tables.ts";
import { checkTable, feasibleOrder } from "./check-table.ts";
import { spreadWarning } from "./estimate-warnings.ts";
import { tableWarnings } from "./table-warnings.ts";

function codesOf(text: string): string[] {
  return tableWarnings(prepare(tableFrom(text))).map(({ code, lists }) => [code, ...(lists ?? [])].join(" "));
}

describe("warnings of a table", () => {
  it.each([
    ["two lists", "A,B,count\n1,0,40\n0,1,40\n1,1,20\n", ["few-lists"]],
    ["no overlap at all", "A,B,C,count\n1,0,0,9\n0,1,0,8\n0,0,1,7\n", ["no-overlap"]],
    [
      "an empty list",
      "A,B,C,count\n1,0,0,60\n0,1,0,60\n1,1,0,30\n",
      ["empty-list C", "no-triangle", "small-expected-overlap A:C B:C"],
    ],
    ["a list of everybody", "A,B,C,count\n1,0,0,60\n1,1,0,60\n1,0,1,50\n1,1,1,40\n", ["list-of-everybody A"]],
    [
      "the same list twice",
      "A,B,C,count\n1,1,0,60\n0,0,1,60\n1,1,1,50\n",
      ["identical-lists A B", "lists-attract A:B"],
    ],
  ])("tells of %s", (_, text, wanted) => {
    expect(codesOf(text)).toEqual(wanted);
  });

  it("tells of lists that refer to each other and of such that exclude each other", () => {
    const codes = codesOf(
      "A,B,C,count\n1,0,0,100\n0,1,0,100\n0,0,1,200\n1,1,0,90\n1,0,1,5\n0,1,1,40\n1,1,1,4\n",
    );
    expect(codes).toContain("lists-attract A:B");
    expect(codes).toContain("lists-repel A:C");
  });

  it("compares methods", () => {
    expect(spreadWarning([100, 190])).toEqual([]);
    expect(spreadWarning([100, 250])).toEqual([{ code: "methods-differ", value: 2.5 }]);
  });
});

describe("the check of a table", () => {
  const check = checkTable(
    prepare(
      tableFrom(
        "A,B,C,D,count\n1,0,0,0,120\n0,1,0,0,95\n0,0,1,0,140\n0,0,0,1,60\n1,1,0,0,22\n1,0,1,0,18\n0,1,1,0,9\n0,0,1,1,11\n1,1,1,0,4\n",
      ),
    ),
  );

  it("counts lists, pairs and people on so many lists", () => {
    expect(check.lists).toEqual([
      { name: "A", people: 164 },
      { name: "B", people: 130 },
      { name: "C", people: 182 },
      { name: "D", people: 71 },
    ]);
    expect(check.onExactly).toEqual([415, 60, 4, 0]);
    expect(check.pairs.map(({ both }) => both)).toEqual([26, 22, 0, 13, 0, 11]);
    expect(check.pairs[0]?.expected).toBeGreaterThan(0);
  });

  it("shows seven thresholds, every list left out, every pair merged, and residuals that add to nothing", () => {
    expect(check.thresholds.map(({ threshold }) => threshold)).toEqual([
      0, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1,
    ]);
    expect(check.leavingOut.map(({ lists }) => lists[0])).toEqual(["A", "B", "C", "D"]);
    expect(check.merging).toHaveLength(6);
    expect(check.merging.every(({ observed }) => observed === check.observed)).toBe(true);
    const difference = check.residuals.reduce((sum, { seen, fitted }) => sum + seen - fitted, 0);
    expect(difference).toBeCloseTo(0, 5);
  });

  it("knows which full searches are feasible", () => {
    expect([2, 3, 4, 5, 6, 7, 8, 12].map(feasibleOrder)).toEqual([2, 2, 3, 4, 2, 2, null, null]);
  });
});

describe("estimates over draws of a linkage", () => {
  const draw = (total: number, logError = 0.1) => ({
    observed: 100,
    total,
    replicates: new Float64Array(),
    logError,
  });

  it("has nothing from linkage when all draws agree, and much when they do not", () => {
    expect(poolDraws([draw(300), draw(300), draw(300)]).fromLinkage).toBe(0);
    const apart = poolDraws([draw(300), draw(500), draw(900)]);
    expect(apart.fromLinkage).toBeGreaterThan(0.9);
    expect([apart.total, apart.lowest, apart.highest]).toEqual([500, 300, 900]);
    const same = poolDraws([draw(500), draw(500), draw(500)]);
    expect(apart.limit(0.975)).toBeGreaterThan(same.limit(0.975));
  });

  it("adds variances as Rubin does", () => {
    const logs = [Math.log(200), Math.log(400)];
    const between = ((logs[1] ?? 0) - (logs[0] ?? 0)) ** 2 / 2;
    const pooled = poolDraws([draw(300, 0.2), draw(500, 0.4)]);
    const wanted = (1.5 * between) / (1.5 * between + (0.04 + 0.16) / 2);
    expect(pooled.fromLinkage).toBeCloseTo(wanted, 12);
    expect(pooled.method).toBe("draws-normal");
  });

  it("takes quantiles of all replicates when every draw has some", () => {
    const replicates = Float64Array.from({ length: 100 }, (_, at) => 200 + at);
    const pooled = poolDraws([
      { ...draw(250), replicates },
      { ...draw(350), replicates: replicates.map((total) => total + 100) },
    ]);
    expect(pooled.method).toBe("draws-percentile");
    expect(pooled.limit(0.5)).toBeCloseTo(299.5, 6);
  });
});
