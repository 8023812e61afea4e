import { z } from "zod";
import { FileError } from "./file-error.ts";
import { asReadable, type FileStore } from "./file-store.ts";

/** One part of a file that came in parts: bytes of its own under a key of its own. */
export type StoredPart = { readonly address: string; readonly key: string };

const Parts = z.array(z.object({ address: z.string(), key: z.string() })).min(1);

/** The key of a file made of parts: the list of them in their order. Keys of whole files are base64 and never begin so. */
export function keyOfParts(parts: readonly StoredPart[]): string {
  return JSON.stringify(parts.map(({ address, key }) => ({ address, key })));
}

/** A store that also reads files made of parts, one part after the other. Everything else is the store's own. */
export function withParts(store: FileStore): FileStore {
  return {
    ...store,
    read: (file) => (isOfParts(file) ? asReadable(readAll(store, file.key)) : store.read(file)),
    pieces: (file) => (isOfParts(file) ? readAll(store, file.key) : store.pieces(file)),
  };
}

function isOfParts({ key }: { key: string }): boolean {
  return key.startsWith("[");
}

async function* readAll(store: FileStore, key: string): AsyncGenerator<Uint8Array> {
  for (const part of partsIn(key)) yield* store.pieces(part);
}

function partsIn(key: string): readonly StoredPart[] {
  try {
    return Parts.parse(JSON.parse(key));
  } catch {
    throw new FileError("not-authentic");
  }
}
