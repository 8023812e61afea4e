import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";
import { FileError } from "./file-error.ts";
import { giveBack } from "./give-back.ts";

/** Plain bytes in each chunk but the last. */
export const chunkBytes = 64 * 1024;
const tagBytes = 16;
const sealedChunkBytes = chunkBytes + tagBytes;
const prefixBytes = 7;
const magic = Buffer.from("PLF1", "latin1");
const headBytes = magic.length + prefixBytes;
/** Sealed bytes given at once: each way to a disk costs as much as sealing a chunk. */
const batchBytes = headBytes + 16 * sealedChunkBytes;

/** Each piece is read before the next is asked for, so its memory may be used again then. */
type Bytes = AsyncIterable<Uint8Array>;

/** Memory for sealed bytes, to be filled. */
export function newBatch(): Buffer {
  return Buffer.allocUnsafeSlow(batchBytes);
}

/**
 * Seals a stream in chunks (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015): AES-256-GCM,
 * nonce = random prefix 7 | index 4 | last flag 1. A chunk removed, repeated, exchanged or cut off does not open.
 * Gives about 1 MB at a time, in the memory that `nextBatch` hands over.
 */
export async function* sealChunks(
  key: KeyObject,
  plain: Bytes,
  nextBatch: () => Buffer = newBatch,
): AsyncGenerator<Buffer> {
  const head = Buffer.concat([magic, randomBytes(prefixBytes)]);
  let batch = nextBatch();
  let filled = head.copy(batch);
  let index = 0;
  for await (const { chunk, last } of inChunks(plain, chunkBytes)) {
    if (batch.length - filled < sealedChunkBytes) {
      yield batch.subarray(0, filled);
      batch = nextBatch();
      filled = 0;
    }
    const cipher = createCipheriv("aes-256-gcm", key, nonce(head, index, last));
    cipher.setAAD(head);
    const sealed = cipher.update(chunk);
    cipher.final();
    batch.set(sealed, filled);
    batch.set(cipher.getAuthTag(), filled + sealed.length);
    filled += sealed.length + tagBytes;
    giveBack(sealed);
    index += 1;
  }
  yield batch.subarray(0, filled);
}

/**
 * Opens what `sealChunks` made, giving each chunk only after it proved genuine, in memory that is the caller's own;
 * throws `FileError` `not-authentic`.
 */
export async function* openChunks(key: KeyObject, sealed: Bytes): AsyncGenerator<Buffer> {
  const { head, rest } = await readHead(sealed);
  if (head.length !== headBytes || !head.subarray(0, magic.length).equals(magic))
    throw new FileError("not-authentic");
  let index = 0;
  for await (const { chunk, last } of inChunks(rest, sealedChunkBytes)) {
    if (chunk.length < tagBytes) throw new FileError("not-authentic", { chunk: index });
    const decipher = createDecipheriv("aes-256-gcm", key, nonce(head, index, last), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(head);
    decipher.setAuthTag(chunk.subarray(-tagBytes));
    const plain = decipher.update(chunk.subarray(0, -tagBytes));
    try {
      // Nothing comes after the last block of this mode; what is asked is whether the tag is right.
      decipher.final();
    } catch {
      throw new FileError("not-authentic", { chunk: index });
    }
    yield plain;
    index += 1;
  }
}

function nonce(head: Buffer, index: number, last: boolean): Buffer {
  if (index > 0xffff_fffe) throw new FileError("too-large", { limit: 0xffff_fffe * chunkBytes });
  const bytes = Buffer.alloc(12);
  head.copy(bytes, 0, magic.length, headBytes);
  bytes.writeUInt32BE(index, prefixBytes);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

/**
 * Regroups a stream into chunks of one size, the last being shorter, or whole, or the only and empty one. A chunk lies in
 * memory that is used again for the next.
 */
async function* inChunks(source: Bytes, size: number): AsyncGenerator<{ chunk: Uint8Array; last: boolean }> {
  const pending = Buffer.allocUnsafeSlow(size);
  let held = 0;
  for await (const piece of source) {
    let at = 0;
    while (at < piece.length) {
      if (held === size) {
        yield { chunk: pending, last: false };
        held = 0;
      }
      // A whole chunk after which more is known to come need not be copied.
      if (held === 0 && piece.length - at > size) {
        yield { chunk: piece.subarray(at, at + size), last: false };
        at += size;
        continue;
      }
      const part = piece.subarray(at, at + size - held);
      pending.set(part, held);
      held += part.length;
      at += part.length;
    }
  }
  yield { chunk: pending.subarray(0, held), last: true };
}

async function readHead(sealed: Bytes): Promise<{ head: Buffer; rest: Bytes }> {
  const pieces = sealed[Symbol.asyncIterator]();
  const head = Buffer.alloc(headBytes);
  let held = 0;
  let rest: Uint8Array = head.subarray(headBytes);
  while (held < headBytes) {
    const next = await pieces.next();
    if (next.done) break;
    const part = next.value.subarray(0, headBytes - held);
    head.set(part, held);
    held += part.length;
    rest = next.value.subarray(part.length);
  }
  return { head: head.subarray(0, held), rest: withStart(rest, pieces) };
}

async function* withStart(start: Uint8Array, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield start;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  } finally {
    await pieces.return?.();
  }
}
