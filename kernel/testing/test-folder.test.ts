import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeTestFolder, sweepTestFolders } from "./test-folder.ts";

test("folders of dead processes are swept, those of living ones and of others are left", () => {
  const parent = mkdtempSync(join(tmpdir(), "sweep-"));
  try {
    const ended = spawnSync(process.execPath, ["--eval", ""]).pid;
    const names = [
      `palermo-bad-input-${ended}-abc123`,
      `palermo-test-${process.pid}-abc123`,
      "palermo-3255c284e043437b",
      `somebody-${ended}-abc123`,
    ];
    for (const name of names) mkdirSync(join(parent, name, "data"), { recursive: true });
    writeFileSync(join(parent, names[0] ?? "", "data", "row"), "");
    expect(sweepTestFolders(parent)).toEqual([names[0]]);
    expect(names.map((name) => existsSync(join(parent, name)))).toEqual([false, true, true, true]);
  } finally {
    rmSync(parent, { recursive: true });
  }
});

test("a test folder lets the user of the database pass", () => {
  const folder = makeTestFolder("unit");
  expect(folder).toContain(`palermo-unit-${process.pid}-`);
  expect(statSync(folder).mode & 0o777).toBe(0o711);
  rmSync(folder, { recursive: true });
});
