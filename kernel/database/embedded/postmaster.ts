import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { errorCode } from "../../config/index.ts";

/** A PostgreSQL server process on a cluster. */
export type Postmaster = { readonly pid: number; readonly startedAt: Date };

/** The server that runs on this cluster now. */
export function findPostmaster(cluster: string): Postmaster | null {
  const path = join(cluster, "postmaster.pid");
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid) || !worksIn(pid, cluster)) return null;
  return { pid, startedAt: new Date(Number(lines[2]) * 1000) };
}

/**
 * Clears what a killed server left: waits for its last processes, then removes its lock files, because PostgreSQL takes
 * an ended process that nobody collected, or another program that has its number now, for a living server.
 */
export async function clearRemains(cluster: string, socket: string): Promise<void> {
  for (const until = Date.now() + 20_000; processesIn(cluster).length > 0 && Date.now() < until; )
    await wait(20);
  if (processesIn(cluster).length === 0 && findPostmaster(cluster) === null) {
    for (const path of [
      join(cluster, "postmaster.pid"),
      join(socket, ".s.PGSQL.5432.lock"),
      join(socket, ".s.PGSQL.5432"),
    ]) {
      rmSync(path, { force: true });
    }
  }
}

/** Processes that work in this folder, where the system lists them (Linux). */
function processesIn(cluster: string): number[] {
  if (process.platform !== "linux") return [];
  const pids = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((pid) => worksIn(pid, cluster, false));
}

/** Whether a process runs; one that ended and was not collected by its parent counts as ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !stat.slice(stat.lastIndexOf(")")).startsWith(") Z");
  } catch {
    return process.platform !== "linux";
  }
}

/** PostgreSQL works inside its cluster's folder. */
function worksIn(pid: number, cluster: string, inDoubt = true): boolean {
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(cluster);
  } catch {
    // Another user's process. When in doubt it is the server, and PostgreSQL itself decides.
    return inDoubt;
  }
}

/** Ends a server: `fast` closes its connections and writes everything out; after half a minute it is cut off, which loses nothing. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ["SIGINT", 30],
    ["SIGQUIT", 10],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (errorCode(error) === "ESRCH") return;
      throw error;
    }
    if (await isGone(pid, seconds)) return;
  }
}

/** Waits until a process is gone; false when it stays longer than that. */
export async function isGone(pid: number, seconds: number): Promise<boolean> {
  const until = Date.now() + seconds * 1000;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await wait(20);
  }
  return true;
}
