import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { FileError, type FileStore, findTemporary } from "#kernel/files";
import type { InTx } from "./importer.ts";
import { ImportProblem } from "./problem.ts";

export type UploadPlace = {
  readonly store: FileStore;
  /** A folder of the server's own, mode 700, where plain copies may lie while they are read. */
  readonly folder: string;
};

type Wanted = { readonly uploadId: string; readonly inTx: InTx; readonly signal: AbortSignal };

/** Lends a plain copy of the requester's own upload (mode 600) to `use`; it is removed whatever happens. */
export async function withUpload<T>(
  { store, folder }: UploadPlace,
  { uploadId, inTx, signal }: Wanted,
  use: (copy: { path: string; fileName: string }) => Promise<T>,
): Promise<T> {
  const found = await inTx((context) => findTemporary(context, uploadId));
  if (found === null) throw new ImportProblem("no-upload");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  try {
    const target = createWriteStream(path, { mode: 0o600, flags: "wx" });
    await pipeline(store.read(found.stored), target, { signal }).catch((error: unknown) => {
      throw copyProblem(error, signal);
    });
    return await use({ path, fileName: found.name });
  } finally {
    await rm(path, { force: true });
  }
}

function copyProblem(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return new ImportProblem("stopped");
  if (!(error instanceof Error) || !("code" in error)) return error;
  if (error.code === "ENOSPC" || error.code === "EDQUOT") return new ImportProblem("disk-full");
  return error instanceof FileError ? new ImportProblem("unreadable") : error;
}
