import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHistories } from "./read-histories.ts";
import { troubleText } from "./table-trouble.ts";

function troublesOf(text: string): string[] {
  const reading = readHistories(text);
  return reading.ok ? [] : reading.troubles.map(troubleText);
}

describe("reading tables of capture histories", () => {
  it("sums histories, whatever the separator, and counts those not listed as 0", () => {
    const reading = readHistories('\ufeff"Police, north";NGO;count\r\n1;0;5\r\n1;1;2\r\n1;0;3\r\n');
    if (!reading.ok) throw new Error("not read");
    const [table] = reading.tables;
    expect(table?.lists).toEqual(["Police, north", "NGO"]);
    expect([...(table?.counts ?? [])]).toEqual([0, 8, 0, 2]);
    expect(table?.n).toBe(10);
    expect(reading.draws).toBeNull();
  });

  it("takes a row per person, and the count column anywhere", () => {
    const people = readHistories("id,A,B\np,1,0\nq,1,1\nr,0,1\n");
    const counted = readHistories("count,A,B\n1,1,0\n1,1,1\n1,0,1\n");
    if (!people.ok || !counted.ok) throw new Error("not read");
    expect([...(people.tables[0]?.counts ?? [])]).toEqual([0, 1, 1, 1]);
    expect(counted.tables[0]?.counts).toEqual(people.tables[0]?.counts);
  });

  it("splits draws of a linkage; a person may come again in another draw", () => {
    const reading = readHistories("draw,id,A,B\n1,p,1,0\n1,q,1,1\n2,p,1,1\n2,q,0,1\n");
    if (!reading.ok) throw new Error("not read");
    expect(reading.draws).toEqual(["1", "2"]);
    expect(reading.tables.map(({ counts }) => [...counts])).toEqual([
      [0, 1, 0, 1],
      [0, 0, 1, 1],
    ]);
  });

  it("names row, column, value and expectation of everything that is wrong at once", () => {
    expect(troublesOf("A,B,count\n1,0,3\n1,2,-1\n0,0,5\n1,1,1.5\n1,1,3000000000\n0,1\n")).toEqual([
      'row 3, column B: found "2", expected 0 or 1',
      "row 3, column count: found -1, expected a whole number of people, 0 or more",
      "row 4, column count: found 5, expected 0 people on no list: that number is what is estimated",
      "row 5, column count: found 1.5, expected a whole number of people, 0 or more",
      "row 6, column count: found 3000000000, expected at most 2147483647",
      'row 7, column count: found "", expected a whole number of people, 0 or more',
    ]);
  });

  it("refuses people twice, without id or on no list", () => {
    expect(troublesOf("id,A,B\np,1,0\nq,0,1\np,1,1\n")).toEqual([
      'row 4, column id: found "p", expected each person once; this id stands in row 2 too',
    ]);
    expect(troublesOf("id,A,B\n,1,0\n")).toEqual(['row 2, column id: found "", expected the id of a person']);
    expect(troublesOf("A,B\n1,0\n0,0\n")).toEqual(["row 3: expected each person on at least one list"]);
  });

  it.each([
    ["", "expected a heading, and at least one row below it"],
    ["A,B,count\n", "expected a heading, and at least one row below it"],
    ["A,count\n1,3\n", "found 1, expected at least 2 lists"],
    ["A,A,count\n1,0,3\n", 'row 1, column 2: found "A", expected another name for each list'],
    ["A,,count\n1,0,3\n", 'row 1, column 2: found "", expected a name'],
    ["A,B,count\n1,0,0\n", "expected at least one person"],
    ['A,B,count\n1,0,"3\n', "expected CSV text with a heading"],
    ["A,B,draw,count\n1,0,,3\n", 'row 2, column draw: found "", expected the number of a draw'],
  ])("refuses %j", (text, wanted) => {
    expect(troublesOf(text)[0]).toContain(wanted);
  });

  it("reads twelve lists, and says what to do with thirteen", () => {
    const names = (count: number) => Array.from({ length: count }, (_, list) => `L${list}`);
    const text = (count: number) => `${names(count)},count\n${names(count).map(() => 1)},4\n`;
    expect(readHistories(text(12)).ok).toBe(true);
    expect(troublesOf(text(13))).toEqual([
      "table: found 13, expected at most 12 lists; merge lists of the same kind, or leave some out",
    ]);
  });

  it("tells fifty troubles of a file that is wrong throughout", () => {
    const text = `A,B,count\n${"x,1,2\n".repeat(10_000)}`;
    expect(troublesOf(text)).toHaveLength(50);
  });

  it("answers any text with a table or with troubles", () => {
    const word = fc.oneof(
      fc.constantFrom("0", "1", "count", "id", "draw", "A", "-1", "1e3", '"', "", "é"),
      fc.string(),
    );
    const text = fc
      .array(fc.array(word, { maxLength: 5 }), { maxLength: 6 })
      .map((rows) => rows.map((row) => row.join(",")).join("\n"));
    fc.assert(
      fc.property(text, (found) => {
        const reading = readHistories(found);
        if (!reading.ok) expect(reading.troubles.length).toBeGreaterThan(0);
        else for (const table of reading.tables) expect(table.counts[0]).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
