import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../../config/index.ts";
import { makeTestFolder } from "../../testing/test-folder.ts";
import { testMasterKeyText } from "../../testing/test-key.ts";
import type { Database } from "../database.ts";
import { openDatabase } from "../open.ts";
import { troubleOf } from "../trouble.ts";
import { findPostmaster, isAlive } from "./postmaster.ts";

let folder = "";
const open: Database[] = [];
beforeEach(() => {
  folder = makeTestFolder("embedded");
});
afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
  // The database of a killed one is closing by itself.
  const lock = join(cluster(), "postmaster.pid");
  for (const until = Date.now() + 20_000; existsSync(lock) && Date.now() < until; ) await wait(50);
  rmSync(folder, { recursive: true, force: true });
});

function config(data = join(folder, "data"), key = testMasterKeyText) {
  return readConfig({ PALERMO_DATA: data, PALERMO_MASTER_KEY: key });
}

async function start(data?: string, sentences: string[] = []): Promise<Database> {
  const database = await openDatabase(config(data), { progress: (sentence) => sentences.push(sentence) });
  open.push(database);
  return database;
}

async function stop(database: Database): Promise<void> {
  open.splice(open.indexOf(database), 1);
  await database.close();
}

/** A second Palermo, in a process of its own, that opens the folder, tells so and stays. */
async function startElsewhere(data: string) {
  const script = fileURLToPath(new URL("./open-and-stay.ts", import.meta.url));
  const child = spawn(process.execPath, [script, data, testMasterKeyText], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

async function writeRow(database: Database): Promise<void> {
  const owner = await database.owner();
  await owner.query("create table if not exists public.kept (n int); insert into public.kept values (1)");
  await owner.end();
}

async function rowsKept(database: Database): Promise<number> {
  const owner = await database.owner();
  const { rows } = await owner.query<{ n: number }>("select count(*)::int as n from public.kept");
  await owner.end();
  return rows[0]?.n ?? 0;
}

const cluster = () => join(folder, "data/postgres/cluster");

describe("the embedded server", () => {
  test("keeps what was written from one start to the next, with checksums and no network", async () => {
    const first = await start();
    await writeRow(first);
    await stop(first);
    expect(existsSync(join(cluster(), "postmaster.pid"))).toBe(false);
    const second = await start();
    expect(await rowsKept(second)).toBe(1);
    const owner = await second.owner();
    const { rows } = await owner.query(
      "select current_setting('data_checksums') as sums, current_setting('listen_addresses') as net, current_setting('fsync') as fsync, current_setting('server_encoding') as text",
    );
    expect(rows).toEqual([{ sums: "on", net: "", fsync: "on", text: "UTF8" }]);
    await owner.end();
  });

  test("[threat: another user of the machine] only its user enters its folder, and only with a password", async () => {
    const database = await start();
    expect(statSync(join(folder, "data/postgres")).mode & 0o777).toBe(0o700);
    expect(statSync(database.place.host).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(cluster(), "pg_hba.conf"), "utf8")).toMatch(/^local all all scram-sha-256$/m);
    expect(readFileSync(join(cluster(), "pg_hba.conf"), "utf8")).not.toMatch(/trust|^host/m);
  });

  test("a second Palermo on the folder is refused and named, and the first goes on", async () => {
    const child = await startElsewhere(join(folder, "data"));
    await expect(openDatabase(config())).rejects.toThrow(
      `Another Palermo (process ${child.pid}) already uses the data folder`,
    );
    const beside = await openDatabase(config(), { beside: true });
    expect((await beside.app.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await beside.close();
    expect(findPostmaster(cluster())).not.toBeNull();
    child.kill("SIGKILL");
    await once(child, "exit");
  });

  test("killed with -9, its server stops by itself, and nothing is lost", async () => {
    const child = await startElsewhere(join(folder, "data"));
    const beside = await openDatabase(config(), { beside: true });
    await writeRow(beside);
    await beside.close();
    const pid = findPostmaster(cluster())?.pid ?? 0;
    child.kill("SIGKILL");
    await once(child, "exit");
    const again = await start();
    expect(isAlive(pid)).toBe(false);
    expect(await rowsKept(again)).toBe(1);
  });

  test("a power cut that takes everything at once loses nothing", async () => {
    const child = await startElsewhere(join(folder, "data"));
    const beside = await openDatabase(config(), { beside: true });
    await writeRow(beside);
    const pid = findPostmaster(cluster())?.pid ?? 0;
    child.kill("SIGKILL");
    process.kill(pid, "SIGKILL");
    await once(child, "exit");
    await beside.close();
    expect(await rowsKept(await start())).toBe(1);
  });

  test("a process number left by a power cut and taken by another program since stops nothing", async () => {
    await stop(await start());
    writeFileSync(
      join(cluster(), "postmaster.pid"),
      `${process.pid}\n${cluster()}\n1700000000\n5432\n\n\n\nready\n`,
    );
    const database = await start();
    expect((await database.app.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  test("when it dies it is started again; requests in between fail as `gone` and later ones work", async () => {
    const sentences: string[] = [];
    const database = await start(undefined, sentences);
    await writeRow(database);
    const sleeping = database.app.query("select pg_sleep(60)").catch((error: unknown) => troubleOf(error));
    process.kill(findPostmaster(cluster())?.pid ?? 0, "SIGKILL");
    expect(await sleeping).toBe("gone");
    for (const until = Date.now() + 30_000; Date.now() < until; await wait(50)) {
      const answer = await database.app.query("select 1").catch((error: unknown) => troubleOf(error));
      if (typeof answer !== "string") break;
      expect(answer).toBe("gone");
    }
    expect((await database.app.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    expect(await rowsKept(database)).toBe(1);
    expect(sentences).toContain("The database has ended unexpectedly and is started again.");
  });

  test("a data folder too deep for a socket gets a short one", async () => {
    const deep = join(
      folder,
      "a-rather-long-name-for-a-folder".repeat(3),
      "and-another-one-below-it",
      "data",
    );
    mkdirSync(join(deep, ".."), { recursive: true });
    const database = await start(deep);
    expect(database.place.host.length).toBeLessThan(90);
    expect((await database.app.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  test.runIf(process.getuid?.() === 0)(
    "root in a folder that others cannot enter: the database lies in /var/lib/palermo, and that is said",
    async () => {
      const closed = join(folder, "closed");
      mkdirSync(closed, { mode: 0o700 });
      const sentences: string[] = [];
      const database = await start(join(closed, "data"), sentences);
      const elsewhere = join("/var/lib/palermo", database.instance.instanceId);
      expect(sentences.join("\n")).toContain(elsewhere);
      await writeRow(database);
      await stop(database);
      expect(await rowsKept(await start(join(closed, "data")))).toBe(1);
      rmSync(elsewhere, { recursive: true, force: true });
    },
  );

  test("[threat: key beside the data] another master key is refused before the database is touched", async () => {
    await stop(await start());
    const other = config(undefined, Buffer.alloc(32, 9).toString("base64"));
    await expect(openDatabase(other)).rejects.toThrow("is not the key of this Palermo");
    expect(findPostmaster(cluster())).toBeNull();
  });

  test("[threat: personal data in logs] a failing statement leaves no value in the log", async () => {
    const database = await start();
    await expect(database.app.query("select 'Amina Example'::int")).rejects.toThrow();
    const owner = await database.owner();
    await owner.query(
      "create table public.person (name text unique); insert into public.person values ('Amina Example')",
    );
    await expect(owner.query("insert into public.person values ($1)", ["Amina Example"])).rejects.toThrow();
    await owner.end();
    expect(readFileSync(join(folder, "data/postgres/server.log"), "utf8")).not.toContain("Amina");
  });
});
