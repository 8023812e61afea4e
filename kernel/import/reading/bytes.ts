import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { ChildOrder } from "../table.ts";
import { megabyte, ReadingRefusal } from "./refusal.ts";

/** The file stands open as standard input: the child opens nothing itself. */
const file = 0;

/** Beyond this an unusual ratio of unpacking is looked at; small tables of equal rows pack a thousandfold. */
const ratioMatters = 64 * megabyte;

export type ByteCount = { packed: number };

/** The file's bytes from its beginning, unpacked when `packed`; `count.packed` grows as the file is read. */
export async function* readBytes(order: ChildOrder, gzip: boolean, count: ByteCount): AsyncGenerator<Buffer> {
  const raw = createReadStream("", { fd: file, start: 0, autoClose: false, highWaterMark: 256 * 1024 });
  raw.on("data", (chunk) => {
    count.packed += chunk.length;
  });
  if (!gzip) {
    yield* raw as AsyncIterable<Buffer>;
    return;
  }
  const unpacked = createGunzip();
  raw.on("error", (error) => unpacked.destroy(error));
  raw.pipe(unpacked);
  let inside = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      inside += chunk.length;
      watchUnpacking(order, inside, count.packed);
      yield chunk;
    }
  } catch (error) {
    throw unpackingRefusal(error);
  } finally {
    raw.destroy();
  }
}

/** Stops a file that unpacks to more than is reasonable. */
export function watchUnpacking(order: ChildOrder, inside: number, packed: number): void {
  const swells = inside > ratioMatters && inside > packed * order.maxRatio;
  if (inside <= order.maxInside && !swells) return;
  throw new ReadingRefusal("too-big-inside", {
    limit: Math.floor(order.maxInside / megabyte),
    ratio: order.maxRatio,
  });
}

function unpackingRefusal(error: unknown): unknown {
  if (error instanceof ReadingRefusal) return error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "Z_BUF_ERROR") return new ReadingRefusal("truncated-archive");
  if (typeof code === "string" && code.startsWith("Z_")) return new ReadingRefusal("broken-archive");
  return error;
}
