import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { errorCode } from "../../config/index.ts";

/** A PostgreSQL server process on a cluster. */
export type Postmaster = { readonly pid: number; readonly startedAt: Date };

/**
 * The server that runs on this cluster now. A `postmaster.pid` left by a power cut, whose number another program has
 * taken since, is removed, because PostgreSQL alone would refuse to start.
 */
export function findPostmaster(cluster: string): Postmaster | null {
  const path = join(cluster, "postmaster.pid");
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid)) {
    if (worksIn(pid, cluster)) return { pid, startedAt: new Date(Number(lines[2]) * 1000) };
    rmSync(path, { force: true });
  }
  return null;
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
function worksIn(pid: number, cluster: string): boolean {
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(cluster);
  } catch {
    // Not readable: another user's process. When in doubt it is the server, which PostgreSQL itself then decides.
    return true;
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
