import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { type Config, errorText, type Instance, StartError } from "../../config/index.ts";
import type { Progress } from "../database.ts";
import { connect, type Place, passwordOf } from "../place.ts";
import { prepareBinaries } from "./binaries.ts";
import { claim, isOrphan } from "./claim.ts";
import { adminLogin, makeCluster } from "./cluster.ts";
import { type PostgresFolder, preparePostgresFolder } from "./folder.ts";
import { clearRemains, findPostmaster, isGone, stopPostmaster } from "./postmaster.ts";
import { launch, type Server, whenReady } from "./server.ts";

export type Embedded = { readonly place: Place; readonly close: () => Promise<void> };
export type EmbeddedOptions = { readonly say?: Progress; readonly extra?: Record<string, string> };

/**
 * Starts the embedded PostgreSQL of a data folder and keeps it running: when it dies it is started again, and requests
 * fail meanwhile. Throws `StartError` (`already-running`, `no-postgres`, `other-version`, `read-only`, `wrong-key`).
 */
export async function startEmbedded(
  config: Config,
  instance: Instance,
  options: EmbeddedOptions = {},
): Promise<Embedded> {
  const say = options.say ?? (() => {});
  const { masterKey } = instance;
  const folder = preparePostgresFolder(config, instance, say);
  const binaries = prepareBinaries(folder.user, say);
  await makeCluster(binaries, folder, masterKey);
  const place = placeIn(folder, instance);

  let closing = false;
  let server: Server;
  let claimed: pg.Client;
  const start = async () => {
    await settleWithOthers({ folder, place, instance, dataFolder: config.dataFolder, say });
    server = launch({ binaries, folder, ...(options.extra === undefined ? {} : { extra: options.extra }) });
    try {
      await whenReady(server, place, masterKey, folder);
      claimed = await claim(place, masterKey, config.dataFolder);
    } catch (error) {
      // Whoever was quicker holds the folder now, and says so better than a lock file does.
      await loseRace({ folder, place, instance, dataFolder: config.dataFolder, server });
      throw error;
    }
    void server.exited.then(() => (closing ? undefined : revive()));
  };
  const revive = async () => {
    for (let pause = 200; !closing; pause = Math.min(pause * 2, 30_000)) {
      say("The database has ended unexpectedly and is started again.");
      try {
        await start();
        return;
      } catch (error) {
        say(errorText(error));
        await wait(pause, undefined, { ref: false });
      }
    }
  };
  await start();
  await makeDatabase(place, instance);
  return {
    place,
    async close() {
      closing = true;
      await claimed.end().catch(() => {});
      await stopPostmaster(server.pid);
      server.letGo();
    },
  };
}

/** The database of a Palermo that serves this folder now; null when none does. */
export async function findServed(config: Config, instance: Instance): Promise<Place | null> {
  const folder = preparePostgresFolder(config, instance, () => {});
  const place = placeIn(folder, instance);
  if (findPostmaster(folder.cluster) === null) return null;
  try {
    await (await claim(place, instance.masterKey, config.dataFolder)).end();
    return null;
  } catch (error) {
    return error instanceof StartError && error.code === "already-running" ? place : null;
  }
}

function placeIn(folder: PostgresFolder, { masterKey }: Instance): Place {
  const admin = { user: adminLogin, password: passwordOf(masterKey, adminLogin) };
  return {
    kind: "embedded",
    host: folder.socket,
    port: 5432,
    database: "palermo",
    ssl: false,
    admin,
    loginSecret: null,
  };
}

type Scene = {
  readonly folder: PostgresFolder;
  readonly place: Place;
  readonly instance: Instance;
  readonly dataFolder: string;
};

/** Meets a server that already runs on the folder: refuses beside a living Palermo, ends what a killed one left. */
async function settleWithOthers({
  folder,
  place,
  instance,
  dataFolder,
  say,
}: Scene & { say: Progress }): Promise<void> {
  const running = findPostmaster(folder.cluster);
  if (running === null) return clearRemains(folder.cluster, folder.socket);
  if (await isOrphan(place, instance.masterKey, { dataFolder, startedAt: running.startedAt })) {
    say("The database of a Palermo that was killed is still running; it is stopped and started again.");
    return stopPostmaster(running.pid);
  }
  // It is closing already, or recovering without a Palermo.
  if (!(await isGone(running.pid, 20))) await stopPostmaster(running.pid);
}

async function loseRace({
  folder,
  place,
  instance,
  dataFolder,
  server,
}: Scene & { server: Server }): Promise<void> {
  const running = findPostmaster(folder.cluster);
  if (running === null || running.pid === server.pid) {
    if (server.pid > 0) await stopPostmaster(server.pid);
    return;
  }
  const mine = await claim(place, instance.masterKey, dataFolder).catch((error: unknown) => {
    if (error instanceof StartError) throw error;
  });
  await mine?.end();
}

async function makeDatabase(place: Place, instance: Instance): Promise<void> {
  const admin = await connect(place, { login: "admin", masterKey: instance.masterKey, database: "postgres" });
  try {
    const { rows } = await admin.query("select from pg_database where datname = $1", [place.database]);
    if (rows.length === 0) await admin.query(`create database ${place.database} template template0`);
  } finally {
    await admin.end();
  }
}
