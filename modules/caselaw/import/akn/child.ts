import { readFileSync } from "node:fs";
import { Socket } from "node:net";
import type { AknMessage } from "./document.ts";
import { AknRefusal, parseAkn } from "./parse.ts";

// Node's permissions know no network: this child takes its own way out.
Socket.prototype.connect = function refuse(): never {
  throw new Error("the reading child opens no connection");
};

/** The text of the file: UTF-8, or UTF-16 with its mark. */
function decoded(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString("hex");
  const encoding = mark === "fffe" ? "utf-16le" : mark === "feff" ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new AknRefusal("wrong-encoding", { byte: 0 });
  }
}

function read(): AknMessage {
  try {
    const bytes = readFileSync(0);
    if (bytes.length === 0) throw new AknRefusal("empty", { row: 1 });
    return { kind: "document", document: parseAkn(decoded(bytes)) };
  } catch (error) {
    if (error instanceof AknRefusal) return { kind: "problem", code: error.code, params: error.params };
    return { kind: "problem", code: "unreadable", params: {} };
  }
}

process.stdout.write(JSON.stringify(read()));
