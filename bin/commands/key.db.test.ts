import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#kernel/config";
import { startServer } from "#kernel/server";
import { makeTestFolder } from "#kernel/testing";
import { modules } from "#modules";

const command = fileURLToPath(new URL("../palermo.ts", import.meta.url));
const investigator = "investigator@demo.palermo.test";

let folder = "";
beforeAll(() => {
  folder = makeTestFolder("rotate");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keyFile = () => join(folder, "master.key");
const environment = () => ({
  PALERMO_DATA: join(folder, "data"),
  PALERMO_MASTER_KEY_FILE: keyFile(),
  PALERMO_PORT: "0",
});

async function palermo(...words: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...words, "--json"], {
    env: { PATH: process.env.PATH, HOME: folder, ...environment() },
  });
  return JSON.parse(stdout) as Record<string, unknown>;
}

const start = () => startServer({ config: readConfig(environment()), modules, progress: () => {} });

/** What only the keys open: the name of a person, and whether the audit's chain and its signatures hold. */
async function readSealed() {
  const listed = (await palermo("call", "casefile.list-cases", "--as", investigator)) as {
    items: { caseId: string }[];
  };
  const cases = await Promise.all(
    listed.items
      .slice(0, 5)
      .map(({ caseId }) =>
        palermo("call", "casefile.get-case", "--as", investigator, "--input", JSON.stringify({ caseId })),
      ),
  );
  return cases.map(({ title, summary }) => ({ title, summary }));
}

test("palermo key rotate: refused while Palermo serves; then everything opens with the new key and only with it", {
  timeout: 180_000,
}, async () => {
  const server = await start();
  const before = await readSealed();
  expect(before.filter((one) => JSON.stringify(one.title).length > 10).length).toBeGreaterThan(0);
  await expect(palermo("key", "rotate")).rejects.toMatchObject({
    stdout: expect.stringMatching(/"still-running".*stop it first/),
  });
  await server.close();

  const old = readFileSync(keyFile(), "utf8");
  const oldKit = await palermo("key", "show");
  const rotated = await palermo("key", "rotate");
  expect(rotated).toMatchObject({ path: keyFile(), kit: expect.stringMatching(/^1: /) });
  expect(rotated.agencyKeys).toBeGreaterThan(0);
  expect(rotated.checkpoints).toBeGreaterThan(0);
  expect(rotated.kit).not.toBe(oldKit.kit);
  expect(await palermo("key", "show")).toEqual({ kit: rotated.kit });
  expect(existsSync(`${keyFile()}.next`)).toBe(false);

  const again = await start();
  expect(await readSealed()).toEqual(before);
  expect(await palermo("audit", "verify", "--as", "auditor@demo.palermo.test")).toMatchObject({
    broken: null,
  });
  await again.close();

  const present = readFileSync(keyFile(), "utf8");
  writeFileSync(keyFile(), old);
  await expect(start()).rejects.toThrow("is not the key of this Palermo");

  // Cut off after the database took the new key and before the file was exchanged.
  const instance = join(folder, "data/instance.json");
  const file = JSON.parse(readFileSync(instance, "utf8")) as Record<string, string>;
  writeFileSync(instance, JSON.stringify({ ...file, keyCheck: "old", nextKeyCheck: file.keyCheck }));
  writeFileSync(`${keyFile()}.next`, present, { mode: 0o600 });
  expect(await palermo("key", "rotate")).toMatchObject({ kit: rotated.kit });
  expect(readFileSync(keyFile(), "utf8")).toBe(present);

  // Cut off before: the drafted key is the one that is changed to.
  const drafted = Buffer.alloc(32, 7).toString("base64");
  writeFileSync(`${keyFile()}.next`, `${drafted}\n`, { mode: 0o600 });
  await palermo("key", "rotate");
  expect(readFileSync(keyFile(), "utf8").trim()).toBe(drafted);
  const last = await start();
  expect(await readSealed()).toEqual(before);
  await last.close();
});
