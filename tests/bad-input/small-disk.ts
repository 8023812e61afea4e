import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { megabyte } from "./ground.ts";

/** A disk of its own, small enough to be filled. */
export type SmallDisk = {
  /** Fills it to the last byte but those left free. */
  readonly fill: (leaveBytes?: number) => void;
  /** Takes the filling away again. */
  readonly free: () => void;
  readonly freeBytes: () => number;
  readonly unmount: () => void;
};

/** Mounts a disk in memory over a folder, which is made. Only root on Linux can. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0711`, "palermo-test", folder], {
    stdio: "pipe",
  });
  const filling = join(folder, "filling");
  const freeBytes = () => {
    const disk = statfsSync(folder);
    return disk.bavail * disk.bsize;
  };
  return {
    freeBytes,
    fill(leaveBytes = 0) {
      const file = openSync(filling, "a", 0o600);
      try {
        for (let left = freeBytes() - leaveBytes; left > 0; left = freeBytes() - leaveBytes)
          writeSync(file, Buffer.alloc(Math.min(left, megabyte)));
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filling, { force: true }),
    unmount() {
      execFileSync("umount", ["-l", folder], { stdio: "pipe" });
    },
  };
}

/** Whether this machine lets us mount one; says in one line what is skipped where it does not. */
export function canMountSmallDisk(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "palermo-disk-"));
  try {
    mountSmallDisk(folder, 1).unmount();
    return true;
  } catch (error) {
    if (process.env.PALERMO_TEST_NOTHING_SKIPPED === "1") throw error;
    process.stdout.write(
      "Skipped: uploads and writes on a full disk (only root on Linux can mount a small one).\n",
    );
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
