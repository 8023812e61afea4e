import { rmSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "#kernel/config";
import type { ModuleDoor } from "#kernel/module";
import { demoAccounts, demoPassword, startServer } from "#kernel/server";
import { makeTestFolder } from "./test-folder.ts";
import { testMasterKeyText } from "./test-key.ts";

/** A whole Palermo with the demonstration, on a free port and an embedded database of its own; for browsers and programs. */
export async function openTestServer({
  modules,
  webFolder,
  env = {},
}: {
  modules: readonly ModuleDoor[];
  webFolder: string;
  env?: Record<string, string>;
}) {
  const folder = makeTestFolder("server");
  const settings = {
    PALERMO_DATA: join(folder, "data"),
    PALERMO_MASTER_KEY: testMasterKeyText,
    PALERMO_PORT: "0",
    ...env,
  };
  const config = readConfig(settings);
  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  const server = await startServer({ config, modules, webFolder, progress: () => {}, now });
  return {
    url: server.address,
    services: server.services,
    dataFolder: config.dataFolder,
    /** What the server tells whoever started it. */
    notes: server.notes,
    /** The environment in which a command reaches this Palermo. */
    settings,
    accounts: demoAccounts,
    password: demoPassword,
    /** Moves the clock of server and database forward. */
    async moveClock(ms: number) {
      offset += ms;
      const owner = await server.services.database.owner();
      await owner.query("update access.instance set test = true, clock_offset = $1::interval", [
        `${offset} milliseconds`,
      ]);
      await owner.end();
    },
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
