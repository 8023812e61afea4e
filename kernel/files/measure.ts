import { createHash } from "node:crypto";
import { asFileError, FileError } from "./file-error.ts";
import type { WriteSettings } from "./file-store.ts";

/** Passes plain bytes on, counts and hashes them, and ends with `too-large` or when the transfer is ended. */
export function measure(
  source: AsyncIterable<Uint8Array>,
  { limit, signal, hash = createHash("sha256") }: WriteSettings,
) {
  let bytes = 0;
  async function* plain(): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      signal?.throwIfAborted();
      bytes += piece.length;
      if (bytes > limit) throw new FileError("too-large", { limit });
      hash.update(piece);
      yield piece;
    }
    signal?.throwIfAborted();
  }
  return { plain: plain(), result: () => ({ bytes, sha256: hash.copy().digest("hex") }) };
}

/** The same bytes; what goes wrong becomes a file error. */
export async function* withFileErrors(
  source: AsyncIterable<Uint8Array>,
  read: (cause: unknown) => unknown = asFileError,
): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (cause) {
    throw read(cause);
  }
}

/** Addresses are made here and are nothing but hexadecimal: no place of the caller's choosing is ever opened. */
export function isAddress(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}
