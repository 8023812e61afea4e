import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync, writeSync } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { ReadingProblem } from "./reading-problem.ts";

/** A plain UTF-8 text file, ready for DuckDB. */
export type PlainText = {
  readonly path: string;
  readonly checksum: string;
  readonly bytes: number;
  readonly encoding: string;
  /** The first 64 KB, for finding the heading. */
  readonly start: string;
  /**
   * Lines of the file that hold nothing but a line end, counted from 1, trailing ones left out. They are not in the
   * plain text, since DuckDB counts the lines around them differently; row numbers add them again.
   */
  readonly blankLines: readonly number[];
  /** Lines of the plain text, the last one with or without a line end. */
  readonly lines: number;
};

type Found = {
  readonly gzip: boolean;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
};

const startBytes = 65_536;
const newline = 10;
const mostBlankLines = 1_000_000;

function firstBytes(path: string): Buffer {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(4);
    return bytes.subarray(0, readSync(file, bytes, 0, 4, 0));
  } finally {
    closeSync(file);
  }
}

function encodingOfStart(bytes: Buffer): Found["encoding"] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** Thrown inside a pass when the bytes turn out to be no UTF-8: the next pass reads them as Windows-1252. */
class NotUtf8 extends Error {}

type PassInput = {
  path: string;
  copy: string;
  gzip: boolean;
  encoding: Found["encoding"] | null;
  maxPlainBytes: number;
};

/** Watches UTF-8 text go by: validity, heading, blank lines. */
class Watch {
  start = "";
  blankLines: number[] = [];
  bytes = 0;
  #line = 1;
  #atLineStart = true;
  #held: number[] = [];
  #tail: Buffer = Buffer.alloc(0);

  see(text: Buffer, strict: boolean): void {
    if (strict) this.#check(text);
    if (this.start.length < startBytes)
      this.start += text.toString("utf8", 0, startBytes - this.start.length);
    this.#lines(text);
    this.bytes += text.length;
  }

  #check(text: Buffer): void {
    const whole = this.#tail.length === 0 ? text : Buffer.concat([this.#tail, text]);
    // A character may be cut by the end of the chunk: the last line waits for the next one.
    const end = whole.lastIndexOf(newline) + 1;
    const zero = text.indexOf(0);
    if (zero >= 0) throw new ReadingProblem("not-a-table", { byte: this.bytes + zero + 1 });
    if (!isUtf8(whole.subarray(0, end))) throw new NotUtf8();
    this.#tail = Buffer.from(whole.subarray(end));
    if (this.#tail.length > 4_000_000)
      throw new ReadingProblem("row-too-long", { row: this.#line, limit: 2_000_000 });
  }

  #lines(text: Buffer): void {
    let at = 0;
    while (at < text.length) {
      const end = text.indexOf(newline, at);
      if (end < 0) {
        this.#content(text, at, text.length);
        return;
      }
      this.#content(text, at, end);
      if (this.#atLineStart) this.#blank();
      this.#line++;
      this.#atLineStart = true;
      at = end + 1;
    }
  }

  #blank(): void {
    if (this.#held.length + this.blankLines.length >= mostBlankLines)
      throw new ReadingProblem("too-many-rows", { limit: mostBlankLines });
    this.#held.push(this.#line);
  }

  #content(text: Buffer, from: number, to: number): void {
    const empty = to - from === 0 || (to - from === 1 && text[from] === 13);
    if (empty) return;
    if (this.#held.length > 0) {
      for (const line of this.#held) this.blankLines.push(line);
      this.#held = [];
    }
    this.#atLineStart = false;
  }

  /** Number of the last line that is not blank. */
  get lines(): number {
    return this.#line - (this.#atLineStart ? 1 : 0) - this.#held.length;
  }

  end(strict: boolean): void {
    if (strict && !isUtf8(this.#tail)) throw new NotUtf8();
  }
}

/** Copies a text without its blank lines. */
async function withoutBlankLines(path: string, copy: string): Promise<void> {
  const out = openSync(copy, "w", 0o600);
  try {
    let held = Buffer.alloc(0);
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      const text = Buffer.concat([held, chunk]);
      const end = text.lastIndexOf(newline) + 1;
      const kept = text.toString("latin1", 0, end).replace(/(^|\n)(?:\r?\n)+/g, "$1");
      writeSync(out, Buffer.from(kept, "latin1"));
      held = Buffer.from(text.subarray(end));
    }
    writeSync(out, held);
  } finally {
    closeSync(out);
  }
}

async function pass(input: PassInput): Promise<PlainText> {
  const { path, copy, gzip, encoding, maxPlainBytes } = input;
  const hash = createHash("sha256");
  let read = 0;
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  source.on("data", (chunk) => {
    hash.update(chunk);
    read += chunk.length;
  });
  const stream: Readable = gzip ? source.pipe(createGunzip({ chunkSize: 1 << 20 })) : source;
  if (gzip) source.on("error", (error) => stream.destroy(error));
  const watch = new Watch();
  let kind = encoding;
  let decoder: TextDecoder | null = null;
  let out: number | null = null;
  let plain = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      plain += chunk.length;
      if (plain > maxPlainBytes || (gzip && plain > 1 << 26 && plain > read * 1000))
        throw new ReadingProblem("too-big-inside", {
          limit: Math.floor(maxPlainBytes / 1024 ** 2),
          ratio: 1000,
        });
      if (kind === null) kind = encodingOfStart(chunk);
      if (kind !== "utf-8") decoder ??= new TextDecoder(kind);
      const text = decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
      watch.see(text, decoder === null);
      if (gzip || decoder !== null) {
        out ??= openSync(copy, "w", 0o600);
        writeSync(out, text);
      }
    }
    watch.end(decoder === null);
  } finally {
    if (out !== null) closeSync(out);
    source.destroy();
  }
  const plainPath = out === null ? path : copy;
  const compact = `${copy}.compact`;
  if (watch.blankLines.length > 0) await withoutBlankLines(plainPath, compact);
  return {
    path: watch.blankLines.length > 0 ? compact : plainPath,
    checksum: hash.digest("hex"),
    bytes: watch.bytes,
    encoding: kind ?? "utf-8",
    start: watch.start.replace(/(^|\n)(?:\r?\n)+/g, "$1"),
    blankLines: watch.blankLines,
    lines: watch.lines - watch.blankLines.length,
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/**
 * The beginning of a file that seems to be plain UTF-8 already, so that its reading can begin while `plainText` still
 * looks through the rest; null for others.
 */
export function startOfPlain(path: string): string | null {
  const mark = firstBytes(path);
  if (mark.length === 0 || (mark[0] === 0x1f && mark[1] === 0x8b) || encodingOfStart(mark) !== "utf-8")
    return null;
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(startBytes);
    return bytes.subarray(0, readSync(file, bytes, 0, startBytes, 0)).toString("utf8");
  } finally {
    closeSync(file);
  }
}

/**
 * Makes plain UTF-8 of a file (gzip, UTF-8, UTF-16 with its mark, else Windows-1252), in one pass with its checksum.
 * A plain UTF-8 file is read where it lies. Throws `ReadingProblem`.
 */
export async function plainText(input: {
  path: string;
  copy: string;
  maxPlainBytes: number;
}): Promise<PlainText> {
  const start = firstBytes(input.path);
  if (start.length === 0) throw new ReadingProblem("empty", { row: 1 });
  const gzip = start[0] === 0x1f && start[1] === 0x8b;
  try {
    try {
      return await pass({ ...input, gzip, encoding: null });
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error;
      return await pass({ ...input, gzip, encoding: "windows-1252" });
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === "Z_BUF_ERROR") throw new ReadingProblem("truncated-archive");
    if (code.startsWith("Z_")) throw new ReadingProblem("broken-archive");
    if (code === "ENOSPC") throw new ReadingProblem("disk-full");
    throw error;
  }
}
