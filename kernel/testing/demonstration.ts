import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "#kernel/config";
import { throwaway } from "#kernel/database";
import type { ModuleDoor } from "#kernel/module";
import { startServer } from "#kernel/server";
import { makeTestFolder } from "./test-folder.ts";
import { testMasterKeyText } from "./test-key.ts";

/**
 * Loads the demonstration once for a whole run, into a data folder that each test server copies (`openTestServer`, `copyOf`).
 * `dataFolder` is null where the database had to lie outside of it, so that a copy would share it.
 */
export async function makeDemonstration(
  modules: readonly ModuleDoor[],
): Promise<{ dataFolder: string | null; remove: () => void }> {
  const folder = makeTestFolder("demonstration");
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const config = readConfig({
      PALERMO_DATA: join(folder, "data"),
      PALERMO_MASTER_KEY: testMasterKeyText,
      PALERMO_PORT: "0",
    });
    const server = await startServer({ config, modules, progress: () => {}, postgres: throwaway });
    await server.close();
    const whole = existsSync(join(config.dataFolder, "postgres", "cluster", "PG_VERSION"));
    return { dataFolder: whole ? config.dataFolder : null, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Copies a closed data folder with the owners of its files: the database belongs to the user who runs it. */
export function copyDemonstration(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  execFileSync("cp", ["-a", `${from}/.`, to]);
}
