import { expect, it } from "vitest";
import { fittingImporters, previewOf, reportOf } from "./import-words.ts";

const importers = [
  { name: "a", about: "", extensions: [".csv", ".csv.gz"] },
  { name: "b", about: "", extensions: [".xlsx"] },
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
