import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { auditTable } from "./audit-table.ts";

/**
 * The audit as a command: `node packages/disclosure/audit/check.ts FILE.json [--k 11] [--protection 10]`.
 * The file holds `{dimensions, values, zerosShown}`, null = suppressed, margins included, and optionally `truth`.
 * Prints the report as JSON; exit code 0 = nothing found, 1 = violations, 2 = the file could not be read.
 */
type Given = { dimensions: string[][]; values: (number | null)[]; zerosShown: boolean; truth?: number[] };

function isGiven(value: unknown): value is Given {
  if (typeof value !== "object" || value === null) return false;
  const { dimensions, values, zerosShown, truth } = value as Partial<Record<keyof Given, unknown>>;
  return (
    Array.isArray(dimensions) &&
    dimensions.every((d) => Array.isArray(d) && d.every((code) => typeof code === "string")) &&
    Array.isArray(values) &&
    values.every((v) => v === null || typeof v === "number") &&
    typeof zerosShown === "boolean" &&
    (truth === undefined || (Array.isArray(truth) && truth.every((v) => typeof v === "number")))
  );
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { k: { type: "string" }, protection: { type: "string" } },
});
try {
  const given: unknown = JSON.parse(await readFile(positionals[0] ?? "", "utf8"));
  if (!isGiven(given)) throw new Error("expected {dimensions, values, zerosShown}");
  const report = await auditTable(given, {
    ...(options.k === undefined ? {} : { k: Number(options.k) }),
    ...(options.protection === undefined ? {} : { protection: Number(options.protection) }),
    ...(given.truth === undefined ? {} : { truth: given.truth }),
  });
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.ok ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : "the file could not be read");
  process.exitCode = 2;
}
