import { FileError, type FilePlace, findTemporary, lendCopy } from "#kernel/files";
import type { InTx } from "./importer.ts";
import { ImportProblem } from "./problem.ts";

export type UploadPlace = FilePlace;

type Wanted = { readonly uploadId: string; readonly inTx: InTx; readonly signal: AbortSignal };

/** Lends a plain copy of the requester's own upload (mode 600) to `use`; it is removed whatever happens. */
export async function withUpload<T>(
  place: UploadPlace,
  { uploadId, inTx, signal }: Wanted,
  use: (copy: { path: string; fileName: string }) => Promise<T>,
): Promise<T> {
  const found = await inTx((context) => findTemporary(context, uploadId));
  if (found === null) throw new ImportProblem("no-upload");
  let lent = false;
  try {
    return await lendCopy(place, { ...found.stored, signal }, (path) => {
      lent = true;
      return use({ path, fileName: found.name });
    });
  } catch (error) {
    throw lent ? error : copyProblem(error, signal);
  }
}

function copyProblem(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return new ImportProblem("stopped");
  if (!(error instanceof Error) || !("code" in error)) return error;
  if (error.code === "ENOSPC" || error.code === "EDQUOT") return new ImportProblem("disk-full");
  return error instanceof FileError ? new ImportProblem("unreadable") : error;
}
