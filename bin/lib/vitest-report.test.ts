import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { projectFolder as root } from "./folders.ts";
import { readReport, worthASecondRun } from "./vitest-report.mjs";

const folder = mkdtempSync(join(tmpdir(), "palermo-report-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reportOf(results: unknown[]): string {
  const path = join(folder, "report.json");
  writeFileSync(path, JSON.stringify({ numPassedTests: 7, testResults: results }));
  return path;
}

const fails = (why: string) => ({
  status: "failed",
  fullName: "a page opens",
  failureMessages: [`${why}\n  at x`],
});

test("a failure is named with its file, its title and the first line of its reason", () => {
  const path = reportOf([
    {
      name: join(root, "tests/browser/a.test.ts"),
      status: "failed",
      assertionResults: [fails("Timeout 1000ms")],
    },
    { name: join(root, "web/b.test.ts"), status: "failed", message: "Cannot find c", assertionResults: [] },
  ]);
  expect(readReport(path, 1)).toEqual({
    passed: 7,
    failures: [
      { file: "tests/browser/a.test.ts", title: "a page opens", why: "Timeout 1000ms" },
      { file: "web/b.test.ts", title: "the file itself", why: "Cannot find c" },
    ],
  });
});

test("a run that ended badly without a failing test has failed", () => {
  expect(readReport(reportOf([]), 1).failures).toHaveLength(1);
  expect(readReport(join(folder, "none.json"), 137).failures[0]?.why).toContain("137");
  expect(readReport(reportOf([]), 0).failures).toEqual([]);
});

test("what looks for leaks or tries random input is never asked a second time, and neither is a heap of failures", () => {
  const failure = (file: string, why = "expected 1") => ({ file, title: "t", why });
  expect(worthASecondRun([failure("tests/browser/a.test.ts"), failure("tests/browser/a.test.ts")])).toEqual([
    "tests/browser/a.test.ts",
  ]);
  expect(worthASecondRun([failure("tests/access/strangers.db.test.ts")])).toEqual([]);
  expect(worthASecondRun([failure("tests/threats/t1.db.test.ts"), failure("web/a.test.ts")])).toEqual([]);
  expect(worthASecondRun([failure("kernel/x.test.ts", "Error: Property failed after 3 tests")])).toEqual([]);
  expect(worthASecondRun(["a", "b", "c", "d"].map((name) => failure(`web/${name}.test.ts`)))).toEqual([]);
  expect(worthASecondRun([failure("")])).toEqual([]);
});
