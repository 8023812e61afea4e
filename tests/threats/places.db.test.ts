import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "#kernel/config";
import { readTable } from "#kernel/import";
import { startServer } from "#kernel/server";
import { makeTestFolder } from "../../kernel/testing/test-folder.ts";
import { testMasterKeyText } from "../../kernel/testing/test-key.ts";

let folder = "";
beforeAll(() => {
  folder = makeTestFolder("places");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("demonstration", () => {
  const env = (more: Record<string, string>) => ({
    PALERMO_DATA: join(folder, "data"),
    PALERMO_MASTER_KEY: testMasterKeyText,
    PALERMO_PORT: "0",
    ...more,
  });
  const reachable = {
    PALERMO_HOST: "0.0.0.0",
    PALERMO_TRUSTED_PROXY: "10.0.0.1",
    PALERMO_URL: "https://palermo.agency.test",
  };

  test("[demonstration] is refused wherever other machines could reach it, by setting and by folder", async () => {
    expect(() => readConfig(env({ ...reachable, PALERMO_DEMO: "1" }))).toThrow(/loopback only/);
    expect(() =>
      readConfig(
        env({
          PALERMO_TRUSTED_PROXY: "10.0.0.1",
          PALERMO_URL: "https://palermo.agency.test",
          PALERMO_DEMO: "1",
        }),
      ),
    ).toThrow(/loopback only/);
    expect(readConfig(env(reachable)).demo).toBe(false);
    expect(() => readConfig(env({ PALERMO_HOST: "0.0.0.0" }))).toThrow(/loopback only/);

    // A folder that was filled with the demonstration, then started for everybody.
    const first = await startServer({ config: readConfig(env({})), modules: [], progress: () => {} });
    const owner = await first.services.database.owner();
    const { rows } = await owner.query("select demonstration from access.instance");
    expect(rows).toEqual([{ demonstration: true }]);
    await expect(owner.query("update access.instance set demonstration = false")).rejects.toThrow(
      /stays one/,
    );
    await owner.end();
    await first.close();
    await expect(
      startServer({ config: readConfig(env(reachable)), modules: [], progress: () => {} }),
    ).rejects.toThrow(/holds the demonstration/);
  });
});

describe("foreign files", () => {
  const onLinux = existsSync("/proc/self/environ");

  test.runIf(onLinux)(
    "[files] are parsed by another process with an empty environment: no key, no database",
    async () => {
      const path = join(folder, "table.csv");
      writeFileSync(path, `name,age\n${"A,1\n".repeat(300_000)}`);
      process.env.PALERMO_PROOF = "SECRET-IN-THE-ENVIRONMENT";
      try {
        expect(readFileSync("/proc/self/environ").length).toBeGreaterThan(0);
        const reading = readTable(path)[Symbol.asyncIterator]();
        await reading.next();
        const children = childrenOf(process.pid).filter((pid) => commandOf(pid).includes("import/child"));
        expect(children.length).toBe(1);
        for (const pid of children) {
          const environment = readFileSync(`/proc/${pid}/environ`, "utf8");
          expect(environment).not.toMatch(/PALERMO|DATABASE|SECRET|PG/);
          expect(commandOf(pid)).toContain("--max-old-space-size");
          expect(commandOf(pid)).not.toMatch(/PALERMO|SECRET|postgres/);
        }
        await reading.return?.(undefined);
        await expect
          .poll(() => childrenOf(process.pid).filter((pid) => commandOf(pid).includes("import/child")))
          .toEqual([]);
      } finally {
        delete process.env.PALERMO_PROOF;
      }
    },
  );
});

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) => {
    try {
      return readFileSync(`/proc/${pid}/task/${task}/children`, "utf8")
        .split(" ")
        .filter(Boolean)
        .map(Number);
    } catch {
      return [];
    }
  });
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
