import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cloneDatabase } from "../testing/clone-database.ts";
import type { Database } from "./database.ts";

let database: Database;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.close());

describe("logins", () => {
  test.each(["app", "public"] as const)(
    "[X1] the serving login %s owns nothing, bypasses nothing and makes nothing",
    async (login) => {
      const { rows } = await database[login].query(
        `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as strong,
              (select count(*)::int from pg_class where relowner = current_user::regrole) as owned
       from pg_roles where rolname = current_user`,
      );
      expect(rows).toEqual([{ strong: false, owned: 0 }]);
      await expect(database[login].query("create table public.mine (a int)")).rejects.toThrow(
        "permission denied",
      );
      await expect(database[login].query("create schema mine")).rejects.toThrow("permission denied");
    },
  );

  test("the public login reaches no table of the job queue and no internal record", async () => {
    await expect(database.public.query("select * from pgboss.job")).rejects.toThrow("permission denied");
    await expect(database.public.query("select * from database.migration")).rejects.toThrow(
      "permission denied",
    );
  });

  test("the backup login reads everything and writes nothing", async () => {
    const backup = await database.backup();
    const { rows } = await backup.query("select rolbypassrls from pg_roles where rolname = current_user");
    expect(rows).toEqual([{ rolbypassrls: true }]);
    await expect(backup.query("delete from database.migration")).rejects.toThrow("permission denied");
    await backup.end();
  });
});

test("days are text and have no time zone", async () => {
  const { rows } = await database.app.query(
    "select date '2026-02-03' as day, array[date '2026-02-03', null] as days",
  );
  expect(rows).toEqual([{ day: "2026-02-03", days: ["2026-02-03", null] }]);
});

test("gen_uuid_v7 gives version 7, variant 1 and the time", async () => {
  const { rows } = await database.app.query<{ id: string }>(
    "select public.gen_uuid_v7() as id from generate_series(1, 50)",
  );
  for (const { id } of rows) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Math.abs(Number.parseInt(id.replace("-", "").slice(0, 12), 16) - Date.now())).toBeLessThan(60_000);
  }
  expect(new Set(rows.map((row) => row.id)).size).toBe(50);
});

test("clones know nothing of each other", async () => {
  const other = await cloneDatabase();
  const owner = await other.owner();
  await owner.query("create schema only_here");
  const { rows } = await database.app.query("select to_regnamespace('only_here') is null as absent");
  expect(rows).toEqual([{ absent: true }]);
  await owner.end();
  await other.close();
});
