import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { collectMigrations } from "./migration-file.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "palermo-migrations-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, sql = "select 1"): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), sql);
}

test("collects the kernel's and the modules' files in the order of their numbers", () => {
  write("modules/b/sql/0300-b.sql");
  write("modules/a/sql/0200-a.sql");
  write("kernel/z/sql/0002-z.sql");
  write("kernel/y/sql/0010-y.sql");
  write("kernel/y/words.ts");
  expect(collectMigrations(folder).map(({ name, part }) => [name, part])).toEqual([
    ["0002-z.sql", "kernel"],
    ["0010-y.sql", "kernel"],
    ["0200-a.sql", "a"],
    ["0300-b.sql", "b"],
  ]);
});

test("line ends do not change a checksum", () => {
  write("kernel/a/sql/0001-a.sql", "select 1;\nselect 2;\n");
  const [plain] = collectMigrations(folder);
  write("kernel/a/sql/0001-a.sql", "select 1;\r\nselect 2;\r\n");
  expect(collectMigrations(folder)[0]?.checksum).toBe(plain?.checksum);
});

test.each([
  [["kernel/a/sql/0001-a.sql", "kernel/b/sql/0001-b.sql"], "0001-a.sql and 0001-b.sql"],
  [["kernel/a/sql/1-a.sql"], "NNNN-name.sql"],
  [["kernel/a/sql/0200-a.sql"], "0001 to 0199"],
  [["modules/a/sql/0199-a.sql"], "begin at 0200"],
])("refuses %j", (paths, words) => {
  for (const path of paths) write(path);
  expect(() => collectMigrations(folder)).toThrow(words);
});

test("the project's own files are in order", () => {
  expect(collectMigrations()[0]?.name).toBe("0001-base.sql");
});
