import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTable, tableFrom } from "../testing/tables.ts";
import { withMergedLists, withoutList } from "./change-lists.ts";
import { joinLists, tableText } from "./join-lists.ts";
import { sumDownSets, sumUpSets } from "./up-sets.ts";

describe("transforms and changes of tables", () => {
  it("sums over supersets and subsets as the definition says", () => {
    const values = Float64Array.from({ length: 32 }, (_, at) => (at * 7) % 11);
    const [up, down] = [Float64Array.from(values), Float64Array.from(values)];
    sumUpSets(up);
    sumDownSets(down);
    for (let mask = 0; mask < 32; mask++) {
      const over = values
        .filter((_, other) => (other & mask) === mask)
        .reduce((sum, value) => sum + value, 0);
      const under = values
        .filter((_, other) => (other & mask) === other)
        .reduce((sum, value) => sum + value, 0);
      expect([up[mask], down[mask]]).toEqual([over, under]);
    }
  });

  it("leaves a list out with the people who were on it alone, and merges two", () => {
    const table = tableFrom("A,B,C,count\n1,0,0,10\n0,1,0,20\n0,0,1,30\n1,1,0,4\n1,0,1,5\n1,1,1,6\n");
    const without = withoutList(table, 1);
    expect([without?.lists, [...(without?.counts ?? [])], without?.n]).toEqual([
      ["A", "C"],
      [0, 14, 30, 11],
      55,
    ]);
    const merged = withMergedLists(table, 2, 0);
    expect([merged?.lists, [...(merged?.counts ?? [])]]).toEqual([
      ["A+C", "B"],
      [0, 45, 20, 10],
    ]);
    const two = tableFrom("A,B,count\n1,0,1\n1,1,1\n");
    expect([withoutList(two, 0), withMergedLists(two, 0, 1)]).toEqual([null, null]);
  });

  it("keeps everybody when lists are merged", () => {
    fc.assert(
      fc.property(anyTable(5), (table) => {
        for (let list = 1; list < table.lists.length; list++) {
          expect(withMergedLists(table, 0, list)?.n ?? table.n).toBe(table.n);
          expect(withoutList(table, list)?.n ?? 0).toBeLessThanOrEqual(table.n);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("joins lists by a common id, and its text reads back as the same table", () => {
    const joined = joinLists(
      [
        { name: "police", text: "case,ID\n1, p\n2,q\n" },
        { name: 'NGO "north"', text: "id\nq\nr\ns\n" },
      ],
      "id",
    );
    if (!joined.ok) throw new Error("not joined");
    expect([...joined.table.counts]).toEqual([0, 1, 2, 1]);
    expect(tableFrom(tableText(joined.table))).toEqual(joined.table);
  });

  it("names the list and the row of an id that stands twice, is missing or has no column", () => {
    const files = [
      { name: "police", text: "id\np\nq\np\n\n" },
      { name: "NGO", text: "id,x\np,1\n,2\n" },
      { name: "border", text: "person\np\n" },
    ];
    const joined = joinLists(files);
    if (joined.ok) throw new Error("joined");
    expect(joined.troubles.map(({ code, row, column, value }) => [code, row, column, value])).toEqual([
      ["person-twice", 4, "police", "p"],
      ["person-without-id", 3, "NGO", ""],
      ["person-without-id", 1, "border", "person"],
    ]);
    expect(joinLists(files.slice(0, 1)).ok).toBe(false);
  });
});
