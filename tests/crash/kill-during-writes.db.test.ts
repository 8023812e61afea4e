import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { readConfig } from "#kernel/config";
import { openDatabase } from "#kernel/database";
import { makeTestFolder } from "../../kernel/testing/test-folder.ts";
import { testMasterKeyText } from "../../kernel/testing/test-key.ts";

const writer = fileURLToPath(new URL("./crash-writer.ts", import.meta.url));
const kills = 20;

/** Lets a Palermo write until at least this many rows are acknowledged, then kills it with -9. Gives what it had told. */
async function writeAndKill(env: Record<string, string>, rows: number): Promise<number[]> {
  const child: ChildProcess = spawn(process.execPath, [writer], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const acknowledged: number[] = [];
  if (child.stdout === null) throw new Error("no pipe");
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    acknowledged.push(Number(line));
    if (acknowledged.length >= rows) child.kill("SIGKILL");
  });
  await Promise.all([once(child, "exit"), once(lines, "close")]);
  return acknowledged;
}

async function lostRows(env: Record<string, string>, acknowledged: readonly number[]): Promise<number[]> {
  const database = await openDatabase(readConfig(env));
  try {
    const owner = await database.owner();
    const { rows } = await owner.query<{ n: string }>(
      "select n from unnest($1::bigint[]) n where not exists (select from public.acknowledged a where a.n = n.n)",
      [acknowledged],
    );
    await owner.end();
    return rows.map((row) => Number(row.n));
  } finally {
    await database.close();
  }
}

async function killRepeatedly(env: Record<string, string>): Promise<void> {
  const acknowledged: number[] = [];
  for (let kill = 0; kill < kills; kill++) acknowledged.push(...(await writeAndKill(env, 40 + kill * 7)));
  expect(acknowledged.length).toBeGreaterThan(kills * 40);
  expect(await lostRows(env, acknowledged)).toEqual([]);
}

describe("killed with -9 during writes, twenty times", () => {
  test("the embedded database keeps every acknowledged row", { timeout: 240_000 }, async () => {
    const folder = makeTestFolder("crash");
    try {
      await killRepeatedly({ PALERMO_DATA: join(folder, "data"), PALERMO_MASTER_KEY: testMasterKeyText });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  const server = process.env.DATABASE_URL_TEST;
  test.runIf(server !== undefined && server !== "")(
    "another server keeps every acknowledged row",
    { timeout: 240_000 },
    async () => {
      const folder = makeTestFolder("crash");
      const name = `palermo_crash_${randomBytes(6).toString("hex")}`;
      const url = new URL(server ?? "");
      const admin = new pg.Client({ connectionString: url.toString() });
      await admin.connect();
      await admin.query(
        `create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
      );
      url.pathname = `/${name}`;
      try {
        await killRepeatedly({
          PALERMO_DATA: join(folder, "data"),
          PALERMO_MASTER_KEY: testMasterKeyText,
          DATABASE_URL: url.toString(),
        });
      } finally {
        await admin.query(`drop database ${name} with (force)`);
        await admin.end();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
