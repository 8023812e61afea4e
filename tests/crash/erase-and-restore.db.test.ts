import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "#kernel/config";
import { type Database, openDatabase } from "#kernel/database";
import { makeTestFolder } from "../../kernel/testing/test-folder.ts";
import { testMasterKeyText } from "../../kernel/testing/test-key.ts";

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const command = file("../../bin/palermo.ts");

let folder = "";
beforeAll(async () => {
  folder = makeTestFolder("erase");
  await loadDemonstration();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function env(data: string): Record<string, string> {
  return {
    PALERMO_DATA: join(folder, data),
    PALERMO_MASTER_KEY: testMasterKeyText,
    PALERMO_PORT: "0",
    PALERMO_DEMO: "1",
    DATABASE_URL: "",
  };
}

/** Starts Palermo with its demonstration country and closes it again. */
async function loadDemonstration(): Promise<void> {
  const server = spawn(process.execPath, [file("../../bin/server.ts")], {
    env: { ...process.env, ...env("data") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(server.stdout, "data");
  server.kill("SIGTERM");
  await once(server, "exit");
}

/** Runs `palermo … --json` and gives its answer. */
async function palermo(data: string, ...words: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...words, "--json"], {
    env: { ...process.env, ...env(data) },
    maxBuffer: 50_000_000,
  });
  return JSON.parse(stdout);
}

async function look<T>(data: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfig(env(data)));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

type State = { keys: number; tokens: number; others: number };

async function stateOf(data: string, person: string): Promise<State | undefined> {
  return look(data, async (database) => {
    const backup = await database.backup();
    const { rows } = await backup.query<State>(
      `select (select count(*)::int from vault.key where subject = $1 and wrapped is not null) as keys,
              (select count(*)::int from person.token where dossier_id = $1) as tokens,
              (select count(*)::int from vault.key where kind = 'subject' and wrapped is not null and subject <> $1) as others`,
      [person],
    );
    await backup.end();
    return rows[0];
  });
}

/** A person whom the demonstration's investigator opened, outside every hold. */
async function somePerson(): Promise<string> {
  const people = await look("data", async (database) => {
    const backup = await database.backup();
    const { rows } = await backup.query<{ id: string }>(
      `select d.dossier_id as id from access.dossier d join access.account a on a.account_id = d.opened_by
       where d.kind = 'person' and a.email = 'investigator@demo.palermo.test'
         and exists (select from person.token t where t.dossier_id = d.dossier_id)
       order by 1`,
    );
    await backup.end();
    return rows.map((row) => row.id);
  });
  const reasons: unknown[] = [];
  for (const personId of people) {
    const input = JSON.stringify({ personId, ground: "asked-by-person" });
    const as = ["--as", "investigator@demo.palermo.test"];
    try {
      await palermo("data", "call", "person.erase-person", ...as, "--input", input);
      return personId;
    } catch (error) {
      reasons.push(error instanceof Error && "stdout" in error ? error.stdout : error);
    }
  }
  throw new Error(`none of ${people.length} people could be erased: ${String(reasons.at(-1))}`);
}

describe("erased, then restored from a backup made before", () => {
  test("an erased person stays erased, and everybody else is there", { timeout: 180_000 }, async () => {
    const archive = join(folder, "before");
    await palermo("data", "backup", archive);
    const person = await somePerson();
    const after = await stateOf("data", person);
    expect(after).toMatchObject({ keys: 0, tokens: 0 });

    await expect(palermo("forgotten", "restore", archive)).rejects.toMatchObject({
      stdout: expect.stringMatching(/"no-erasures".*would come back.*--erasures.*--without-erasures/),
    });
    expect(existsSync(join(folder, "forgotten")), "nothing is made before that is said").toBe(false);
    const without = await palermo("forgotten", "restore", archive, "--without-erasures");
    expect(without).toMatchObject({ erasedAgain: 0 });
    const back = await stateOf("forgotten", person);
    expect(back?.keys, "the archive itself still holds the key: only the ledger keeps the promise").toBe(1);

    const ledger = join(folder, "ledger");
    copyFileSync(join(folder, "data/erasures.jsonl"), ledger);
    expect(await palermo("restored", "restore", archive, "--erasures", ledger)).toMatchObject({
      erasedAgain: 1,
    });
    expect(await stateOf("restored", person)).toEqual(after);
    const noted = await look("restored", async (database) => {
      const owner = await database.owner();
      const { rows } = await owner.query("select at from envelope.restored");
      await owner.end();
      return rows.length;
    });
    expect(noted, "messages from before the restore are known as such").toBe(1);
    expect(after?.others).toBeGreaterThan(0);
  });
});
