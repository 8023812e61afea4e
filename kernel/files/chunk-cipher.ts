import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";
import { FileError } from "./file-error.ts";

/** Plain bytes in each chunk but the last. */
export const chunkBytes = 64 * 1024;
const tagBytes = 16;
const sealedChunkBytes = chunkBytes + tagBytes;
const prefixBytes = 7;
const magic = Buffer.from("PLF1", "latin1");
const headBytes = magic.length + prefixBytes;

type Bytes = AsyncIterable<Uint8Array>;

/**
 * Seals a stream in chunks (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015): AES-256-GCM,
 * nonce = random prefix 7 | index 4 | last flag 1. A chunk removed, repeated, exchanged or cut off does not open.
 */
export async function* sealChunks(key: KeyObject, plain: Bytes): AsyncGenerator<Buffer> {
  const head = Buffer.concat([magic, randomBytes(prefixBytes)]);
  yield head;
  let index = 0;
  for await (const { chunk, last } of inChunks(plain, chunkBytes)) {
    const cipher = createCipheriv("aes-256-gcm", key, nonce(head, index, last));
    cipher.setAAD(head);
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    index += 1;
  }
}

/** Opens what `sealChunks` made, giving each chunk only after it proved genuine; throws `FileError` `not-authentic`. */
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
    let plain: Buffer;
    try {
      plain = Buffer.concat([decipher.update(chunk.subarray(0, -tagBytes)), decipher.final()]);
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

/** Regroups a stream into chunks of one size, the last being shorter, or whole, or the only and empty one. */
async function* inChunks(source: Bytes, size: number): AsyncGenerator<{ chunk: Buffer; last: boolean }> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    held.push(piece);
    length += piece.length;
    if (length <= size) continue;
    const all = Buffer.concat(held);
    let at = 0;
    for (; length - at > size; at += size) yield { chunk: all.subarray(at, at + size), last: false };
    held = [all.subarray(at)];
    length -= at;
  }
  yield { chunk: Buffer.concat(held), last: true };
}

async function readHead(sealed: Bytes): Promise<{ head: Buffer; rest: Bytes }> {
  const pieces = sealed[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  while (start.length < headBytes) {
    const next = await pieces.next();
    if (next.done) break;
    start = Buffer.concat([start, next.value]);
  }
  return { head: start.subarray(0, headBytes), rest: withStart(start.subarray(headBytes), pieces) };
}

async function* withStart(start: Buffer, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield start;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  } finally {
    await pieces.return?.();
  }
}
