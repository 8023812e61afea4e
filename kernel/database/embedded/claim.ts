import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { errorCode, type MasterKey, StartError } from "../../config/index.ts";
import { connect, type Place } from "../place.ts";
import { isAlive } from "./postmaster.ts";

/** Held by the one Palermo that serves a data folder, as long as its connection lives. */
const servingLock = 7_420_000;

/** How long the database may need to notice that the process which held the folder is dead. */
const noticingMs = 20_000;

/** Takes the folder for this process: the connection that holds it. Throws `StartError` (`already-running`). */
export async function claim(place: Place, masterKey: MasterKey, dataFolder: string): Promise<pg.Client> {
  const client = await connect(place, { login: "admin", masterKey, database: "postgres" });
  try {
    for (const until = Date.now() + noticingMs; ; await wait(50)) {
      const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [
        servingLock,
      ]);
      if (rows[0]?.taken === true) return client;
      const holder = await holderOf(client);
      // Just killed: its connection is about to be noticed as broken.
      if (holder !== null && !isAlive(holder) && Date.now() < until) continue;
      throw new StartError(
        "already-running",
        `Another Palermo${holder === null ? "" : ` (process ${holder})`} already uses the data folder ${dataFolder}: use that one, stop it first, or set PALERMO_DATA to another folder.`,
      );
    }
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

async function holderOf(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [servingLock],
  );
  const pid = /^palermo (\d+)$/.exec(rows[0]?.name ?? "")?.[1];
  return pid === undefined ? null : Number(pid);
}

/**
 * Whether a server that was found running belongs to nobody: its Palermo was killed. A server that has only just been
 * started is given time to be claimed by the one who started it. False also when it takes no connections (any more).
 */
export async function isOrphan(
  place: Place,
  masterKey: MasterKey,
  found: { dataFolder: string; startedAt: Date },
): Promise<boolean> {
  for (;;) {
    try {
      const client = await claim(place, masterKey, found.dataFolder);
      await client.end();
    } catch (error) {
      if (error instanceof StartError || errorCode(error) === "28P01") throw error;
      return false;
    }
    if (Date.now() - found.startedAt.getTime() > 5000) return true;
    await wait(300);
  }
}
