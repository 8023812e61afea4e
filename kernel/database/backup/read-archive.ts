import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import { errorCode, StartError } from "../../config/index.ts";
import { ArchiveEnd, EntryEnd, EntryHead, Manifest, magic, type RecordKind } from "./archive.ts";

const decompress = promisify(zstdDecompress);
/** A piece is a megabyte at most before compression; anything much larger is no archive of ours. */
const longestRecord = 64 << 20;

export type ArchiveEntry = {
  readonly head: EntryHead;
  /** The entry's bytes, to be read to their end; a wrong checksum throws there. */
  readonly bytes: () => AsyncGenerator<Buffer, EntryEnd>;
};

export type Summary = { readonly manifest: Manifest; readonly entries: readonly (EntryHead & EntryEnd)[] };

/** Reads a whole archive and proves it complete and unchanged. Throws `StartError` (`damaged-archive`, `no-archive`). */
export async function verifyArchive(path: string): Promise<Summary> {
  let manifest: Manifest | null = null;
  const entries: (EntryHead & EntryEnd)[] = [];
  for await (const entry of archiveEntries(path)) {
    const pieces: Buffer[] = [];
    const bytes = entry.bytes();
    let step = await bytes.next();
    for (; step.done !== true; step = await bytes.next())
      if (entry.head.kind === "manifest") pieces.push(step.value);
    if (entry.head.kind === "manifest") manifest = readManifest(path, Buffer.concat(pieces));
    else entries.push({ ...entry.head, ...step.value });
  }
  if (manifest === null) throw damaged(path, "it has no manifest");
  return { manifest, entries };
}

/** The entries of an archive in order. */
export async function* archiveEntries(path: string): AsyncGenerator<ArchiveEntry> {
  const file = await openArchive(path);
  const whole = createHash("sha256");
  try {
    const start = await readExactly(file, magic.length, path);
    if (!start.equals(magic)) throw new StartError("no-archive", `${path} is not an archive of Palermo.`);
    whole.update(start);
    for (let count = 0; ; count++) {
      const before = whole.copy().digest("hex");
      const record = await readRecord(file, path);
      if (record.kind === "Z") {
        const end = parse(ArchiveEnd, record.body, path);
        if (end.sha256 !== before || end.entries !== count) throw damaged(path, "its checksum is wrong");
        if ((await file.read(Buffer.alloc(1), 0, 1)).bytesRead !== 0)
          throw damaged(path, "something follows its end");
        return;
      }
      whole.update(record.raw);
      if (record.kind !== "E") throw damaged(path, "its records are out of order");
      const entry = { read: false };
      yield {
        head: parse(EntryHead, record.body, path),
        bytes: () => {
          entry.read = true;
          return entryBytes(file, path, whole);
        },
      };
      if (!entry.read) for await (const _ of entryBytes(file, path, whole));
    }
  } finally {
    await file.close();
  }
}

async function* entryBytes(
  file: FileHandle,
  path: string,
  whole: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer, EntryEnd> {
  const hash = createHash("sha256");
  let bytes = 0;
  for (;;) {
    const record = await readRecord(file, path);
    whole.update(record.raw);
    if (record.kind === "F") {
      const end = parse(EntryEnd, record.body, path);
      if (end.bytes !== bytes || end.sha256 !== hash.digest("hex"))
        throw damaged(path, "the checksum of an entry is wrong");
      return end;
    }
    if (record.kind !== "D") throw damaged(path, "its records are out of order");
    const piece = await decompress(record.body).catch(() => {
      throw damaged(path, "a piece of it cannot be unpacked");
    });
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
}

type Entry = { readonly kind: RecordKind; readonly body: Buffer; readonly raw: Buffer };

async function readRecord(file: FileHandle, path: string): Promise<Entry> {
  const head = await readExactly(file, 5, path);
  const kind = head.toString("latin1", 0, 1);
  const length = head.readUInt32BE(1);
  if ((kind !== "E" && kind !== "D" && kind !== "F" && kind !== "Z") || length > longestRecord) {
    throw damaged(path, "its records cannot be read");
  }
  const body = await readExactly(file, length, path);
  return { kind, body, raw: Buffer.concat([head, body]) };
}

async function readExactly(file: FileHandle, length: number, path: string): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let read = 0; read < length; ) {
    const { bytesRead } = await file.read(bytes, read, length - read);
    if (bytesRead === 0) throw damaged(path, "it ends too early");
    read += bytesRead;
  }
  return bytes;
}

async function openArchive(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    const reason =
      errorCode(error) === "ENOENT" ? "it does not exist" : (errorCode(error) ?? "unknown reason");
    throw new StartError("no-archive", `The archive ${path} cannot be read: ${reason}.`, { cause: error });
  }
}

function readManifest(path: string, bytes: Buffer): Manifest {
  return parse(Manifest, bytes, path);
}

function parse<T>(schema: { parse: (value: unknown) => T }, body: Buffer, path: string): T {
  try {
    return schema.parse(JSON.parse(body.toString("utf8")));
  } catch (error) {
    throw damaged(path, "a record of it cannot be understood", error);
  }
}

function damaged(path: string, why: string, cause?: unknown): StartError {
  return new StartError(
    "damaged-archive",
    `The archive ${path} is cut off or damaged (${why}). Nothing was restored; take another copy.`,
    { cause },
  );
}
