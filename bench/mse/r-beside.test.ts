import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { rBeside } from "./r-beside.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "palermo-fake-r-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program in R's place: keeps the script that it was given, and says what it is told to say. */
function standIn(said: string): string {
  const path = join(folder, "Rscript");
  writeFileSync(
    path,
    `#!/bin/sh\n[ "$1" = --version ] && exit 0\ncp "$1" '${folder}/script.R'\ncat <<'END'\n${said}\nEND\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

test("where there is no R, nothing stands beside", () => {
  expect(rBeside("Kosovo", "A,B,count\n1,1,2\n", join(folder, "nothing-here"))).toEqual([]);
});

test("gives the seconds that R took, and leaves out what is not installed", () => {
  const said = JSON.stringify([
    { what: "one", seconds: 12.5, error: null },
    { what: "other", seconds: null, error: "not installed" },
  ]);
  expect(rBeside("Kosovo", "A,B,count\n1,1,2\n", standIn(said))).toEqual([
    { what: "R beside it, one, Kosovo", value: 12.5, unit: "s" },
  ]);
  const script = readFileSync(join(folder, "script.R"), "utf8");
  expect(script).toContain('requireNamespace("SparseMSE", quietly = TRUE)');
  expect(script).toContain("counts <- as.matrix(read.csv(");
});

test("an R that breaks off stops nothing", () => {
  expect(rBeside("Kosovo", "A,B,count\n1,1,2\n", standIn("Error in library"))).toEqual([]);
});
