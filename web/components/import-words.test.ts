import { expect, it } from "vitest";
import {
  columnsOf,
  faultsOf,
  kindGroups,
  previewOf,
  recognisedAs,
  recognitionOf,
  reportOf,
} from "./import-words.ts";

const importers = [
  { name: "a", about: "About a", extensions: [".csv", ".csv.gz"], mapped: false, options: [] },
  { name: "b", about: "About b", extensions: [".xlsx"], mapped: true, options: [] },
];
const recognition = {
  columns: ["x"],
  fits: [{ importer: "b", recognisedAs: "B of 2020", matched: 1 }],
  nearest: [],
  sentence: null,
};

it("offers the importers that know the columns first, and the others after them", () => {
  expect(kindGroups(importers, recognition)).toEqual({
    fits: [{ value: "b", label: "About b" }],
    others: [{ value: "a", label: "About a" }],
  });
  expect(kindGroups(importers, null).fits).toEqual([]);
});

it("names the layout that a file was recognised as, and the kind that was chosen instead", () => {
  const [a, b] = importers;
  expect(b && recognisedAs(b, recognition)).toBe("B of 2020");
  expect(a && recognisedAs(a, recognition)).toBe("About a");
  const job = { jobId: "1", name: "import.recognise", state: "done", done: 1, total: 1, step: "" } as const;
  expect(recognitionOf({ ...job, result: recognition })).toEqual(recognition);
  expect(recognitionOf(job)).toBeNull();
});

it("reads results of jobs, and says null to results of another kind", () => {
  const job = { jobId: "1", name: "import.run", state: "done", done: 1, total: 1, step: "" } as const;
  const report = { importId: "i", rowsRead: 2, accepted: 1, rejectedCount: 1, rejected: [] };
  expect(reportOf({ ...job, result: report })).toEqual(report);
  expect(previewOf({ ...job, result: report })).toBeNull();
  expect(reportOf(job)).toBeNull();
});

it("finds columns that share a field, and needed fields without a column", () => {
  const field = (name: string, required = false, several = false) => ({
    name,
    label: name.toUpperCase(),
    required,
    several,
  });
  const fields = [field("year", true), field("sex"), field("note", false, true)];
  expect(faultsOf(fields, ["sex", null, "sex", "note", "note"])).toEqual({
    twice: new Set([0, 2]),
    missing: ["YEAR"],
  });
  expect(faultsOf(fields, ["year", null, null])).toEqual({ twice: new Set(), missing: [] });
});

it("reads the columns of a file from a job", () => {
  const read = { fields: [], columns: [{ name: "a", examples: [], field: null }], remembered: false };
  const job = { jobId: "1", name: "import.columns", state: "done", done: 1, total: 1, step: "" } as const;
  expect(columnsOf({ ...job, result: read })).toEqual(read);
  expect(columnsOf(job)).toBeNull();
});
