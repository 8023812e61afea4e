import type { TableHead } from "../table.ts";
import { ReadingRefusal } from "./refusal.ts";

export type Encoding = TableHead["encoding"];
export type FoundEncoding = {
  readonly encoding: Encoding;
  readonly guessed: boolean;
  readonly bytes: number;
};

/**
 * Finds the encoding by reading every byte once: a byte order mark, the zero bytes of UTF-16, valid UTF-8, and at
 * last Windows-1252, which is a guess. A file cut inside a character and a file that is no text are refused.
 */
export async function findEncoding(chunks: AsyncIterable<Buffer>): Promise<FoundEncoding> {
  let start: Buffer = Buffer.alloc(0);
  let bytes = 0;
  let marked: Encoding | null = null;
  const utf8 = new Utf8Check();
  let zeroAt = -1;
  for await (const chunk of chunks) {
    if (start.length < 4096) {
      start = Buffer.concat([start, chunk]).subarray(0, 4096);
      if (start.length >= 4096) marked = markOf(start) ?? zerosOf(start);
    }
    if (zeroAt < 0) {
      const found = chunk.indexOf(0);
      if (found >= 0) zeroAt = bytes + found;
    }
    bytes += chunk.length;
    utf8.add(chunk);
  }
  marked ??= markOf(start) ?? zerosOf(start);
  if (marked === "utf-16le" || marked === "utf-16be") {
    if (bytes % 2 === 1) throw new ReadingRefusal("wrong-encoding", { byte: bytes });
    return { encoding: marked, guessed: false, bytes };
  }
  if (zeroAt >= 0) throw new ReadingRefusal("not-a-table", { byte: zeroAt });
  const state = utf8.end();
  if (state === "valid") return { encoding: "utf-8", guessed: false, bytes };
  if (marked === "utf-8" || state === "cut")
    throw new ReadingRefusal("wrong-encoding", { byte: utf8.wrongAt });
  return { encoding: "windows-1252", guessed: true, bytes };
}

function markOf(start: Buffer): Encoding | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return "utf-8";
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  return null;
}

/** Tables without a mark: the heading is mostly Latin letters, so one byte of each pair is zero. */
function zerosOf(start: Buffer): Encoding | null {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < start.length; at += 1) {
    if (start[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = start.length / 2;
  if (odd > half * 0.3 && even < half * 0.05) return "utf-16le";
  if (even > half * 0.3 && odd < half * 0.05) return "utf-16be";
  return null;
}

class Utf8Check {
  wrongAt = -1;
  #decoder = new TextDecoder("utf-8", { fatal: true });
  #bytes = 0;
  #beyondAscii = false;

  add(chunk: Buffer): void {
    if (this.wrongAt >= 0) return;
    try {
      const text = this.#decoder.decode(chunk, { stream: true });
      if (text.length < chunk.length - 3) this.#beyondAscii = true;
    } catch {
      this.wrongAt = this.#bytes;
    }
    this.#bytes += chunk.length;
  }

  end(): "valid" | "cut" | "invalid" {
    if (this.wrongAt >= 0) return "invalid";
    try {
      this.#decoder.decode();
      return "valid";
    } catch {
      this.wrongAt = this.#bytes;
      return this.#beyondAscii ? "cut" : "invalid";
    }
  }
}

/** The chunks as text, without the byte order mark. */
export async function* decode(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}
