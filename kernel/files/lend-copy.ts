import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { FileStore } from "./file-store.ts";

/** Where encrypted files lie, and where a plain copy of one may lie while it is read. */
export type FilePlace = {
  readonly store: FileStore;
  /** A folder of the server's own, mode 700. */
  readonly folder: string;
};

type Lent = { readonly address: string; readonly key: string; readonly signal: AbortSignal };

/** Lends a plain copy of a stored file (mode 600) to `use`, by its path; it is removed whatever happens. */
export async function lendCopy<T>(
  { store, folder }: FilePlace,
  { signal, ...file }: Lent,
  use: (path: string) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  try {
    await pipeline(store.read(file), createWriteStream(path, { mode: 0o600, flags: "wx" }), { signal });
    return await use(path);
  } finally {
    await rm(path, { force: true });
  }
}
