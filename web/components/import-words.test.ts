import { expect, it } from "vitest";
import { columnsOf, faultsOf, fittingImporters, previewOf, reportOf } from "./import-words.ts";

const importers = [
  { name: "a", about: "", extensions: [".csv", ".csv.gz"], mapped: false },
  { name: "b", about: "", extensions: [".xlsx"], mapped: true },
];

it("offers the importers that read a file's ending, in capitals too", () => {
  expect(fittingImporters(importers, "X.CSV.GZ").map((one) => one.name)).toEqual(["a"]);
  expect(fittingImporters(importers, "x.xlsx").map((one) => one.name)).toEqual(["b"]);
  expect(fittingImporters(importers, "x.pdf")).toEqual([]);
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
