import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A temporary folder of this process, for whatever a test keeps. The user who runs PostgreSQL for root may pass through,
 * so that a database lies inside it and nowhere else; its name tells which process made it.
 */
export function makeTestFolder(word: string): string {
  const folder = mkdtempSync(join(tmpdir(), `palermo-${word}-${process.pid}-`));
  chmodSync(folder, 0o711);
  return folder;
}

/** Takes away the test folders of processes that were killed, with the disks that are mounted in them. Gives their names. */
export function sweepTestFolders(parent: string = tmpdir()): string[] {
  const dead = readdirSync(parent).filter((name) => {
    const pid = /^palermo-[a-z]+(?:-[a-z]+)*-(\d+)-\w{6}$/.exec(name)?.[1];
    return pid !== undefined && !isRunning(Number(pid));
  });
  return dead.filter((name) => {
    const folder = join(parent, name);
    try {
      for (const place of databasesOf(folder)) rmSync(place, { recursive: true, force: true });
      for (const place of mountsIn(folder)) execFileSync("umount", ["-l", place], { stdio: "ignore" });
      rmSync(folder, { recursive: true, force: true });
      return true;
    } catch {
      // Another user's: theirs to remove.
      return false;
    }
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Databases outside the folder that a Palermo of the folder kept, because its user could not enter (root only). */
function databasesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /(^|\/)data\/instance\.json$/.test(name))
    .flatMap((name) => {
      const { instanceId, postgresFolder } = JSON.parse(readFileSync(join(folder, name), "utf8")) as {
        instanceId?: string;
        postgresFolder?: string;
      };
      const place = `/var/lib/palermo/${instanceId}`;
      return instanceId !== undefined && postgresFolder === place ? [place] : [];
    });
}

/** Where something is mounted below a folder, the deepest first. */
function mountsIn(folder: string): string[] {
  let mounts = "";
  try {
    mounts = readFileSync("/proc/self/mounts", "utf8");
  } catch {
    return [];
  }
  return mounts
    .split("\n")
    .map((line) => line.split(" ")[1] ?? "")
    .filter((place) => place.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length);
}
