import { createHash } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { StartError } from "./start-error.ts";

/** The path of a Unix socket holds 107 bytes at most (sun_path, with its closing zero). */
export const longestSocketPath = 107;

/**
 * Where the running server listens for commands of this machine: `palermo.sock` in the data folder, or among the temporary
 * files, in a folder of our own, when the data folder lies too deep. Throws `StartError` (`other-user`).
 */
export function socketPath(config: Config): string {
  const near = join(config.dataFolder, "palermo.sock");
  if (Buffer.byteLength(near) <= longestSocketPath) return near;
  return join(shortFolder(config.dataFolder, process.getuid?.() ?? null), "palermo.sock");
}

/** A private folder of mode 700 with a short path, one for each long path; refused when it is somebody else's. */
export function shortFolder(path: string, uid: number | null): string {
  const short = join(tmpdir(), `palermo-${createHash("sha256").update(path).digest("hex").slice(0, 16)}`);
  mkdirSync(short, { recursive: true, mode: 0o700 });
  const state = lstatSync(short);
  const mine = uid === null || state.uid === uid || state.uid === process.getuid?.();
  if (!state.isDirectory() || !mine) {
    throw new StartError(
      "other-user",
      `The folder ${short}, meant for a socket, is somebody else's: remove it.`,
    );
  }
  chmodSync(short, 0o700);
  return short;
}
