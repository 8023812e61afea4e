import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { emptyDatabase } from "../testing/clone-database.ts";
import type { Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import type { MigrationFile } from "./migration-file.ts";

let database: Database;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.close());

function migration(number: number, sql: string, part = "example"): MigrationFile {
  const name = `${String(number).padStart(4, "0")}-example.sql`;
  return { number, name, part, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

async function run(files: MigrationFile[]): Promise<string[]> {
  const owner = await database.owner();
  try {
    return await migrate(owner, files);
  } finally {
    await owner.end();
  }
}

describe("migrate", () => {
  test("applies what is missing, once, as the owner", async () => {
    const first = migration(100, "create schema example; create table example.a (n int)");
    expect(await run([first])).toEqual(["0100-example.sql"]);
    const second = migration(101, "create table example.b (n int)");
    expect(await run([first, second])).toEqual(["0101-example.sql"]);
    expect(await run([first, second])).toEqual([]);
    const owner = await database.owner();
    const { rows } = await owner.query("select tableowner from pg_tables where schemaname = 'example'");
    expect(rows).toEqual([{ tableowner: "palermo_owner" }, { tableowner: "palermo_owner" }]);
    await owner.end();
  });

  test("a failing file leaves no trace and is named with its line", async () => {
    const bad = migration(100, "create schema example;\ncreate table example.a (n int);\nselect nonsense;");
    await expect(run([bad])).rejects.toThrow("0100-example.sql, line 3, failed and left no trace");
    const owner = await database.owner();
    const { rows } = await owner.query("select to_regnamespace('example') is null as absent");
    expect(rows).toEqual([{ absent: true }]);
    await owner.end();
  });

  test("refuses a file that was edited after it had been applied", async () => {
    await run([migration(100, "create schema example")]);
    await expect(run([migration(100, "create schema other")])).rejects.toThrow("was edited after");
  });

  test("refuses a database of a newer Palermo, but not one whose module was removed", async () => {
    await run([migration(99, "create schema newer", "kernel"), migration(100, "create schema example")]);
    await expect(run([migration(100, "create schema example")])).rejects.toThrow("newer Palermo");
    expect(await run([migration(99, "create schema newer", "kernel")])).toEqual([]);
  });

  test("two servers that start at once migrate once", async () => {
    const files = [
      migration(100, "select pg_sleep(0.2); create schema example"),
      migration(101, "create table example.a (n int)"),
    ];
    const applied = await Promise.all([run(files), run(files), run(files)]);
    expect(applied.flat().sort()).toEqual(["0100-example.sql", "0101-example.sql"]);
  });
});
