import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, opendir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { addAbortSignal, Readable } from "node:stream";
import { newBatch, openChunks, sealChunks } from "./chunk-cipher.ts";
import { asFileError, FileError } from "./file-error.ts";
import { asReadable, type FileStore, type StoredFile, type WriteSettings } from "./file-store.ts";
import { isAddress, measure, withFileErrors } from "./measure.ts";

export type DiskSettings = {
  /** The folder `files` of the data folder; made with mode 700 when it is missing. */
  readonly root: string;
  /** How a new file is opened; tests hand in a disk that is full. */
  readonly create?: (path: string) => Promise<FileHandle>;
};

/** Keeps encrypted files in a folder: `<root>/ab/ab34…`, written beside as `.part`, synced, then renamed. */
export function createDiskStore({ root, create = createFile }: DiskSettings): FileStore {
  return {
    write: (source, settings) => writeFile({ root, create }, source, settings),
    read: (file) => asReadable(piecesOf(root, file)),
    pieces: (file) => piecesOf(root, file),
    async remove(address) {
      await rm(pathOf(root, address), { force: true });
      await rm(`${pathOf(root, address)}.part`, { force: true });
    },
    writtenBefore: (time) => filesBefore(root, time),
    claim: (storeId) => claim(root, storeId),
  };
}

async function writeFile(
  { root, create }: Required<DiskSettings>,
  source: AsyncIterable<Uint8Array>,
  settings: WriteSettings,
): Promise<StoredFile> {
  const { signal } = settings;
  const address = randomBytes(16).toString("hex");
  const path = pathOf(root, address);
  const part = `${path}.part`;
  const key = randomBytes(32);
  if (signal && source instanceof Readable) addAbortSignal(signal, source);
  const measured = measure(source, settings);
  try {
    signal?.throwIfAborted();
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeSealed(await create(part), createSecretKey(key), measured.plain);
    await rename(part, path);
    await syncFolder(dirname(path));
    return { address, key: key.toString("base64"), ...measured.result() };
  } catch (cause) {
    await rm(part, { force: true });
    await rm(path, { force: true });
    throw asFileError(cause);
  } finally {
    key.fill(0);
  }
}

/** So many bytes come from the disk at once. */
const readBytes = 1024 ** 2;
/** After so many bytes the disk is told to begin with them, so that the end waits for few. */
const syncBytes = 8 * 1024 ** 2;

/** Seals into one piece of memory while the other is on its way to the disk; closes the file. */
async function writeSealed(
  file: FileHandle,
  key: KeyObject,
  plain: AsyncIterable<Uint8Array>,
): Promise<void> {
  const batches = [newBatch(), newBatch()] as const;
  let turn = 0;
  let unsynced = 0;
  const writing = new Waiting();
  const syncing = new Waiting();
  const nextBatch = () => batches[turn++ % 2 === 0 ? 0 : 1];
  try {
    for await (const sealed of sealChunks(key, plain, nextBatch)) {
      await writing.done();
      writing.start(writeAll(file, sealed));
      unsynced += sealed.length;
      if (unsynced < syncBytes) continue;
      unsynced = 0;
      await syncing.done();
      syncing.start(file.datasync());
    }
    await writing.done();
    await syncing.done();
    await file.sync();
  } finally {
    await writing.settled();
    await syncing.settled();
    await file.close();
  }
}

/** One thing under way that is waited for later; its failure is kept until then. */
class Waiting {
  #under: Promise<void> = Promise.resolve();

  start(what: Promise<void>): void {
    this.#under = what;
    what.catch(() => {});
  }

  done(): Promise<void> {
    return this.#under;
  }

  async settled(): Promise<void> {
    await this.#under.catch(() => {});
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, null);
    at += bytesWritten;
  }
}

function piecesOf(root: string, { address, key }: { address: string; key: string }): AsyncGenerator<Buffer> {
  const sealed = withFileErrors(bytesOf(pathOf(root, address)));
  return openChunks(createSecretKey(Buffer.from(key, "base64")), sealed);
}

/** The bytes of a file, in memory that is used again for the next of them. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, "r");
  try {
    const memory = Buffer.allocUnsafeSlow(Math.min(readBytes, Math.max(1, (await file.stat()).size)));
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, memory.length, null);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function claim(root: string, storeId: string): Promise<boolean> {
  const path = join(root, "store-id");
  await mkdir(root, { recursive: true, mode: 0o700 });
  try {
    const file = await createFile(path);
    try {
      await file.writeFile(storeId);
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw asFileError(cause);
  }
  return (await readFile(path, "utf8")) === storeId;
}

async function* filesBefore(
  root: string,
  time: Date,
): AsyncGenerator<{ address: string; complete: boolean }> {
  for await (const folder of entriesOf(root)) {
    for await (const name of entriesOf(join(root, folder))) {
      const path = join(root, folder, name);
      const address = name.replace(/\.part$/, "");
      if (!isAddress(address)) continue;
      const written = await stat(path).catch(() => null);
      if (written && written.mtime < time) yield { address, complete: name === address };
    }
  }
}

async function* entriesOf(path: string): AsyncGenerator<string> {
  const folder = await opendir(path).catch(() => null);
  if (folder) for await (const entry of folder) yield entry.name;
}

/** Addresses are made here and are nothing but hexadecimal: no path of the caller's choosing is ever opened. */
function pathOf(root: string, address: string): string {
  if (!isAddress(address)) throw new FileError("missing");
  return join(root, address.slice(0, 2), address);
}

function createFile(path: string): Promise<FileHandle> {
  return open(path, "wx", 0o600);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
