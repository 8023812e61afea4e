import { expect, test } from "vitest";
import type { Cell, Table } from "../statistics.ts";
import { flowsTable } from "./flows.ts";

function tableOf(cells: Cell[]): Table {
  const places = (name: string) => ({
    name,
    label: name,
    categories: ["FR", "DE", "NG", "gulf"].map((code) => ({ code, label: code })),
  });
  return {
    dataSet: {} as Table["dataSet"],
    by: [places("citizenship"), places("exploited_in")],
    measure: null,
    breaks: [],
    where: null,
    k: 11,
    cells,
    known: null,
    withheld: 1,
    caveats: [],
  };
}

const cells: Cell[] = [
  { at: ["FR", "FR"], state: "shown", value: 20 },
  { at: ["FR", "DE"], state: "shown", value: 12 },
  { at: ["NG", "FR"], state: "suppressed" },
  { at: ["NG", "NG"], state: "suppressed" },
  { at: ["gulf", "DE"], state: "shown", value: 30 },
  { at: ["DE", "DE"], state: "shown", value: 0 },
  { at: [null, "DE"], state: "shown", value: 42 },
];

test("regions add what is shown and say that hidden figures are left out", () => {
  const table = flowsTable(tableOf(cells), { chart: "sankey", flows: "regions" }, "en");
  expect(table.cells).toEqual([
    { at: ["150", "150"], state: "shown", value: 32 },
    { at: ["other", "150"], state: "shown", value: 30 },
  ]);
  expect(table.caveats[0]).toContain("hidden");
  expect(table.by[0]?.categories.map(({ label }) => label)).toEqual(["Europe", "No region"]);
});

test("within one country: its own figure, hidden ones as hidden, nothing else", () => {
  const table = flowsTable(tableOf(cells), { chart: "bars", flows: "within" }, "en");
  expect(table.cells).toEqual([
    { at: ["FR"], state: "shown", value: 20 },
    { at: ["NG"], state: "suppressed" },
  ]);
});

test("empty directions are left out of a map, margins kept", () => {
  const table = flowsTable(tableOf(cells), { chart: "flows" }, "en");
  expect(table.cells).toHaveLength(6);
  expect(table.cells.at(-1)?.at).toEqual([null, "DE"]);
});
