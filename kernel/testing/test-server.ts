import { rmSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "#kernel/config";
import { throwaway } from "#kernel/database";
import type { ModuleDoor } from "#kernel/module";
import { demoAccounts, demoPassword, startServer } from "#kernel/server";
import { copyDemonstration } from "./demonstration.ts";
import { makeTestFolder } from "./test-folder.ts";
import { testMasterKeyText } from "./test-key.ts";

/** A whole Palermo with the demonstration, on a free port and an embedded database of its own; for browsers and programs. */
export async function openTestServer({
  modules,
  webFolder,
  env = {},
  copyOf = null,
  durable = true,
}: {
  modules: readonly ModuleDoor[];
  webFolder: string;
  env?: Record<string, string>;
  /** A data folder with the demonstration to begin with (`makeDemonstration`); without one it is loaded. */
  copyOf?: string | null;
  /** False: the database forgoes waiting for the disk, as those of the database tests do. */
  durable?: boolean;
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
  if (copyOf !== null && config.demo) copyDemonstration(copyOf, config.dataFolder);
  const server = await startServer({
    ...{ config, modules, webFolder, progress: () => {}, now },
    ...(durable ? {} : { postgres: throwaway }),
  });
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
