// What Vitest's JSON report says: how many passed, and each failure with its place and first line, to be named at the end.
import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { root } from "./root.mjs";

/** What looks for leaks, and what tries random input, counts with its first answer: chance found it, and may not find it again. */
const once = /^tests\/(access|threats)\/|property/;
const byChance = /Property failed|fast-check|seed/i;

/**
 * @param {string} path of the report
 * @param {number} code with which Vitest ended
 * @returns {{ passed: number, failures: { file: string, title: string, why: string }[] }} A file that cannot be loaded, or a
 * set-up that fails, has no failing test and is a failure all the same.
 */
export function readReport(path, code) {
  const report = existsSync(path)
    ? JSON.parse(readFileSync(path, "utf8"))
    : { numPassedTests: 0, testResults: [] };
  const failures = [];
  for (const { name, message, status, assertionResults } of report.testResults ?? []) {
    const file = relative(root, name);
    const failed = assertionResults.filter((result) => result.status === "failed");
    for (const { fullName, failureMessages } of failed)
      failures.push({ file, title: fullName, why: first(failureMessages) });
    if (failed.length === 0 && status === "failed")
      failures.push({ file, title: "the file itself", why: first([message]) });
  }
  if (failures.length === 0 && code !== 0)
    failures.push({ file: "", title: "the run itself", why: `Vitest ended with ${code}` });
  return { passed: report.numPassedTests, failures };
}

/**
 * The files worth a second run with nothing beside them; none when a failure counts at once, or when so much failed that
 * it was no accident.
 * @param {{ file: string, title: string, why: string }[]} failures
 */
export function worthASecondRun(failures) {
  const files = [...new Set(failures.map(({ file }) => file))];
  const counts = ({ file, why }) => file === "" || once.test(file) || byChance.test(why);
  return files.length > 3 || failures.some(counts) ? [] : files;
}

function first(messages) {
  return (messages[0] ?? "").split("\n")[0].slice(0, 300);
}
