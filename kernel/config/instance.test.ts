import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { openInstance, putBackMasterKey } from "./instance.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "palermo-config-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const configWith = (env: Record<string, string> = {}) =>
  readConfig({ PALERMO_DATA: join(folder, "data"), XDG_CONFIG_HOME: join(folder, "config"), ...env });

describe("openInstance", () => {
  test("makes a key of mode 600 outside the data folder and finds it again", () => {
    const first = openInstance(configWith());
    const keyFile = join(folder, "config/palermo", `${first.instanceId}.key`);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    const second = openInstance(configWith());
    expect(second.instanceId).toBe(first.instanceId);
    expect(second.masterKey.derive("x").equals(first.masterKey.derive("x"))).toBe(true);
    expect(readFileSync(join(folder, "data/instance.json"), "utf8")).not.toContain(
      readFileSync(keyFile, "utf8").trim(),
    );
  });

  test("refuses another key and changes nothing", () => {
    openInstance(configWith());
    const before = readFileSync(join(folder, "data/instance.json"), "utf8");
    const other = configWith({ PALERMO_MASTER_KEY: Buffer.alloc(32, 1).toString("base64") });
    expect(() => openInstance(other)).toThrow("is not the key of this Palermo");
    expect(readFileSync(join(folder, "data/instance.json"), "utf8")).toBe(before);
  });

  test("refuses to make a second key when the first is missing", () => {
    const { instanceId } = openInstance(configWith());
    rmSync(join(folder, "config/palermo", `${instanceId}.key`));
    expect(() => openInstance(configWith())).toThrow("recovery kit");
    expect(readdirSync(join(folder, "config/palermo"))).toEqual([]);
  });

  test("a lost key is put back from the recovery kit, and only the right one", () => {
    const { instanceId, masterKey } = openInstance(configWith());
    expect(() => putBackMasterKey(configWith(), masterKey.forRecoveryKit())).toThrow("already");
    rmSync(join(folder, "config/palermo", `${instanceId}.key`));
    expect(() => putBackMasterKey(configWith(), Buffer.alloc(32, 1))).toThrow("another Palermo");
    putBackMasterKey(configWith(), masterKey.forRecoveryKit());
    expect(openInstance(configWith()).masterKey.derive("x").equals(masterKey.derive("x"))).toBe(true);
  });

  test("refuses a key file that everybody can read", () => {
    writeFileSync(join(folder, "key"), Buffer.alloc(32, 2).toString("base64"), { mode: 0o644 });
    expect(() => openInstance(configWith({ PALERMO_MASTER_KEY_FILE: join(folder, "key") }))).toThrow(
      "chmod 600",
    );
  });

  test("names a file that is no key", () => {
    writeFileSync(join(folder, "key"), "hello", { mode: 0o600 });
    expect(() => openInstance(configWith({ PALERMO_MASTER_KEY_FILE: join(folder, "key") }))).toThrow(
      "holds no master key",
    );
  });

  test("says that the instance file is damaged", () => {
    mkdirSync(join(folder, "data"));
    writeFileSync(join(folder, "data/instance.json"), "{");
    expect(() => openInstance(configWith())).toThrow("is damaged");
  });

  test("takes over the identity of a shared database only with its key", () => {
    const first = openInstance(configWith({ PALERMO_MASTER_KEY: Buffer.alloc(32, 1).toString("base64") }));
    const known = { instanceId: first.instanceId, keyCheck: first.keyCheck };
    const elsewhere = { PALERMO_DATA: join(folder, "data2") };
    expect(() => openInstance(configWith(elsewhere), known)).toThrow("recovery kit");
    const wrong = configWith({ ...elsewhere, PALERMO_MASTER_KEY: Buffer.alloc(32, 3).toString("base64") });
    expect(() => openInstance(wrong, known)).toThrow("is not the key");
    const right = configWith({ ...elsewhere, PALERMO_MASTER_KEY: Buffer.alloc(32, 1).toString("base64") });
    expect(openInstance(right, known).instanceId).toBe(first.instanceId);
    expect(() => openInstance(right, { ...known, instanceId: crypto.randomUUID() })).toThrow(
      "belongs to another",
    );
  });

  test("says why the data folder cannot be made", () => {
    writeFileSync(join(folder, "data"), "");
    expect(() => openInstance(configWith())).toThrow("in the way");
  });
});

test("the master key does not leave through printing", () => {
  const { masterKey } = openInstance(configWith());
  expect(JSON.stringify({ masterKey })).toBe('{"masterKey":{}}');
});
