import { createSecretKey, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, opendir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { addAbortSignal, Readable } from "node:stream";
import { openChunks, sealChunks } from "./chunk-cipher.ts";
import { asFileError, FileError } from "./file-error.ts";
import type { FileStore, StoredFile, WriteSettings } from "./file-store.ts";
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
    read({ address, key }) {
      const sealed = createReadStream(pathOf(root, address), { highWaterMark: diskBytes });
      const plain = openChunks(createSecretKey(Buffer.from(key, "base64")), withFileErrors(sealed));
      return Readable.from(plain, { objectMode: false, highWaterMark: 64 * 1024 });
    },
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
  { limit, signal }: WriteSettings,
): Promise<StoredFile> {
  const address = randomBytes(16).toString("hex");
  const path = pathOf(root, address);
  const part = `${path}.part`;
  const key = randomBytes(32);
  if (signal && source instanceof Readable) addAbortSignal(signal, source);
  const measured = measure(source, limit, signal);
  try {
    signal?.throwIfAborted();
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await create(part);
    try {
      for await (const chunks of inBatches(sealChunks(createSecretKey(key), measured.plain)))
        await file.appendFile(chunks);
      await file.sync();
    } finally {
      await file.close();
    }
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

/** So many bytes go to and from the disk at once: each way there costs as much as sealing a chunk. */
const diskBytes = 1024 ** 2;

async function* inBatches(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < diskBytes) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
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
