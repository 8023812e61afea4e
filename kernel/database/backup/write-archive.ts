import { createHash } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import { errorCode, StartError } from "../../config/index.ts";
import { type EntryEnd, type EntryHead, magic, type RecordKind } from "./archive.ts";

const compress = promisify(zstdCompress);
const pieceBytes = 1 << 20;

export type ArchiveWriter = {
  /** Writes one entry; `fill` hands over its bytes and gives its rows, when it has rows. */
  readonly entry: (
    head: EntryHead,
    fill: (take: (chunk: Buffer) => Promise<void>) => Promise<number | null>,
  ) => Promise<EntryEnd>;
  /** Writes the end and gives the file its name; before that there is only `FILE.part`. */
  readonly finish: () => Promise<void>;
  readonly abandon: () => Promise<void>;
};

/** Begins an archive of mode 600. Throws `StartError` (`file-exists`, `not-written`). */
export async function writeArchive(path: string): Promise<ArchiveWriter> {
  const part = `${path}.part`;
  const file = await open(part, "w", 0o600).catch((error: unknown) => {
    throw notWritten(path, error);
  });
  const whole = createHash("sha256").update(magic);
  let entries = 0;
  const put = async (kind: RecordKind, body: Buffer) => {
    const head = Buffer.alloc(5);
    head.write(kind, 0, "latin1");
    head.writeUInt32BE(body.length, 1);
    whole.update(head).update(body);
    await writeAll(file, Buffer.concat([head, body]), path);
  };
  const putJson = (kind: RecordKind, value: unknown) => put(kind, Buffer.from(JSON.stringify(value)));
  await writeAll(file, magic, path);
  return {
    async entry(head, fill) {
      await putJson("E", head);
      const hash = createHash("sha256");
      let bytes = 0;
      let waiting: Buffer[] = [];
      let size = 0;
      const flush = async () => {
        if (size === 0) return;
        const piece = Buffer.concat(waiting);
        waiting = [];
        size = 0;
        await put("D", await compress(piece));
      };
      const rows = await fill(async (chunk) => {
        hash.update(chunk);
        bytes += chunk.length;
        waiting.push(chunk);
        size += chunk.length;
        if (size >= pieceBytes) await flush();
      });
      await flush();
      const end = { bytes, rows, sha256: hash.digest("hex") };
      await putJson("F", end);
      entries += 1;
      return end;
    },
    async finish() {
      await putJson("Z", { sha256: whole.copy().digest("hex"), entries });
      await file.sync();
      await file.close();
      await rename(part, path);
      await syncFolder(dirname(path));
    },
    async abandon() {
      await file.close().catch(() => {});
      await rm(part, { force: true });
    },
  };
}

async function writeAll(file: FileHandle, bytes: Buffer, path: string): Promise<void> {
  try {
    await file.appendFile(bytes);
  } catch (error) {
    throw notWritten(path, error);
  }
}

function notWritten(path: string, error: unknown): StartError {
  const code = errorCode(error);
  const reason =
    code === "ENOSPC"
      ? "the disk is full"
      : code === "ENOENT"
        ? "its folder does not exist"
        : (code ?? "unknown reason");
  return new StartError(
    "not-written",
    `The archive ${path} cannot be written: ${reason}. There is no half archive left.`,
    { cause: error },
  );
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
