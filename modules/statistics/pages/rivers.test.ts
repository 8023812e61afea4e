import { expect, test } from "vitest";
import type { Table } from "../statistics.ts";
import { riverOf } from "./rivers.ts";

const codes = ["FR", "DE", "NG", "IT"];
const table = {
  by: ["origin", "destination"].map((name) => ({
    name,
    label: name,
    categories: codes.map((code) => ({ code, label: code })),
  })),
  cells: [
    { at: ["FR", "FR"], state: "shown", value: 9 },
    { at: ["NG", "IT"], state: "shown", value: 7 },
    { at: ["DE", "NG"], state: "shown", value: 2 },
    { at: ["IT", "DE"], state: "suppressed" },
    { at: ["FR", null], state: "shown", value: 9 },
  ],
} as unknown as Table;

test("the largest keep their names, the rest is gathered, and nothing is lost or counted twice", () => {
  const river = riverOf(table, 2, "Others");
  expect(river.origins.map(({ label }) => label)).toEqual(["FR", "NG", "Others"]);
  expect(river.destinations.map(({ label }) => label)).toEqual(["FR", "IT", "Others"]);
  expect(river.flows).toContainEqual({ from: "FR", to: "FR", value: 9 });
  expect(river.flows.reduce((sum, { value }) => sum + value, 0)).toBe(18);
});
