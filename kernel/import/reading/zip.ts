import { createReadStream, readSync } from "node:fs";
import { createInflateRaw } from "node:zlib";
import type { ChildOrder } from "../table.ts";
import { watchUnpacking } from "./bytes.ts";
import { ReadingRefusal } from "./refusal.ts";

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;

function readAt(at: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  let have = 0;
  while (have < length) {
    const got = readSync(0, buffer, have, length - have, at + have);
    if (got === 0) throw new ReadingRefusal("truncated-archive");
    have += got;
  }
  return buffer;
}

/**
 * Lists a workbook's archive from its directory at the end, where every entry's sizes stand, so that a bomb is
 * refused before anything is unpacked. Archives beyond 4 GB or split over disks are no workbooks.
 */
export function listZip(order: ChildOrder): ZipEntry[] {
  const tail = readAt(Math.max(0, order.size - 65_557), Math.min(order.size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endMark) end -= 1;
  if (end < 0) throw new ReadingRefusal("truncated-archive");
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (start + length > order.size) throw new ReadingRefusal("truncated-archive");
  const directory = readAt(start, length);
  const entries: ZipEntry[] = [];
  let at = 0;
  let inside = 0;
  for (let seen = 0; seen < count; seen += 1) {
    if (at + 46 > length || directory.readUInt32LE(at) !== entryMark)
      throw new ReadingRefusal("broken-workbook");
    const nameLength = directory.readUInt16LE(at + 28);
    const entry: ZipEntry = {
      name: directory.toString("utf8", at + 46, at + 46 + nameLength).replace(/^\//, ""),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    };
    if (directory.readUInt16LE(at + 8) & 1) throw new ReadingRefusal("broken-workbook");
    inside += entry.size;
    watchUnpacking(order, inside, order.size);
    entries.push(entry);
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Unpacks one entry in pieces; more or fewer bytes than its directory line promised refuse the file. */
export async function* unpack(entry: ZipEntry): AsyncGenerator<Buffer> {
  const local = readAt(entry.at, 30);
  if (local.readUInt32LE(0) !== localMark) throw new ReadingRefusal("broken-workbook");
  if (entry.method !== 0 && entry.method !== 8) throw new ReadingRefusal("broken-workbook");
  const start = entry.at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (entry.packed === 0) return;
  const raw = createReadStream("", { fd: 0, start, end: start + entry.packed - 1, autoClose: false });
  const pieces: AsyncIterable<Buffer> = entry.method === 0 ? raw : raw.pipe(createInflateRaw());
  let size = 0;
  try {
    for await (const piece of pieces) {
      size += piece.length;
      if (size > entry.size) throw new ReadingRefusal("broken-workbook");
      yield piece;
    }
  } catch (error) {
    throw error instanceof ReadingRefusal ? error : new ReadingRefusal("broken-workbook");
  } finally {
    raw.destroy();
  }
  if (size !== entry.size) throw new ReadingRefusal("broken-workbook");
}

/** The whole of a small entry as text, such as the list of sheets. */
export async function unpackText(entry: ZipEntry): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of unpack(entry)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}
