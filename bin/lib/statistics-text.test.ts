import { expect, test } from "vitest";
import { statisticsText } from "./statistics-text.ts";

const sex = { name: "sex", label: "Sex", categories: [{ code: "female", label: "Female" }] };
const table = {
  dataSet: { title: "Victims", source: "Veridia, 2024" },
  by: [sex],
  where: "year >= 2015",
  k: 11,
  cells: [
    { at: ["female"], state: "shown", value: 120, percent: 80.04, decimals: 1 },
    { at: ["other"], state: "suppressed" },
    { at: ["x"], state: "censored", low: 1, high: 4 },
    { at: [null], state: "missing" },
  ],
  known: 150,
  withheld: 1,
  caveats: ["People who were assisted."],
};

test("a table is printed as columns, hidden and censored cells said, source and caveats below", () => {
  expect(statisticsText(table).split("\n")).toEqual([
    "Victims",
    "where year >= 2015",
    "",
    "Sex     count      %",
    "Female  120        80.0",
    "other   hidden",
    "x       1 to 4",
    "total   no figure",
    "",
    "1 cells are hidden to protect people.",
    "Source: Veridia, 2024",
    "People who were assisted.",
  ]);
});

test("an answer of another shape is printed as it is", () => {
  expect(statisticsText({ items: [] })).toContain('"items": []');
});
