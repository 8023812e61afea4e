import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, createReadStream, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { createDiskStore } from "#kernel/files";

/** A file of so many MB that does not compress. */
export function makeFile(path: string, megabytes: number): void {
  const piece = randomBytes(1024 ** 2);
  const file = openSync(path, "w");
  for (let at = 0; at < megabytes; at += 1) {
    piece.writeUInt32BE(at, 0);
    writeSync(file, piece);
  }
  fsyncSync(file);
  closeSync(file);
}

/** Seconds in which openssl copies the file encrypted, its copy brought to the disk as ours is. */
export function opensslCopy(from: string, to: string): number {
  const key = ["-K", "11".repeat(32), "-iv", "22".repeat(16)];
  const started = performance.now();
  execFileSync("openssl", ["enc", "-aes-256-ctr", ...key, "-in", from, "-out", to]);
  const file = openSync(to, "r+");
  fsyncSync(file);
  closeSync(file);
  const seconds = (performance.now() - started) / 1000;
  rmSync(to);
  return seconds;
}

/** Seconds in which our store takes the same file: encrypted, authenticated, hashed, synced. */
export async function storeAlone(from: string, root: string): Promise<number> {
  const store = createDiskStore({ root });
  const started = performance.now();
  await store.write(createReadStream(from, { highWaterMark: 1024 ** 2 }), { limit: Number.MAX_SAFE_INTEGER });
  const seconds = (performance.now() - started) / 1000;
  rmSync(root, { recursive: true, force: true });
  return seconds;
}
