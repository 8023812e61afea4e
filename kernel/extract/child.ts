import { readSync } from "node:fs";
import "../import/reading/no-network.ts";
import { textOfDocx } from "./inside/docx.ts";
import { textOfEmail } from "./inside/email.ts";
import { textOfBytes } from "./inside/plain.ts";
import { ExtractRefusal } from "./inside/refusal.ts";
import type { ExtractAnswer, ExtractOrder } from "./order.ts";

function readAll(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    const read = readSync(0, bytes, at, size - at, at);
    if (read === 0) break;
    at += read;
  }
  return bytes.subarray(0, at);
}

async function textOf(order: ExtractOrder): Promise<string> {
  switch (order.kind) {
    case "docx":
      return textOfDocx(order);
    case "email":
      return textOfEmail(readAll(order.size));
    case "plain":
      return textOfBytes(readAll(order.size));
    default:
      throw order.kind satisfies never;
  }
}

async function answerTo(order: ExtractOrder): Promise<ExtractAnswer> {
  try {
    const text = await textOf(order);
    if (text.length > order.maxText) return { kind: "problem", code: "too-much-text" };
    return { kind: "text", text };
  } catch (error) {
    // What an error says could quote the file.
    return { kind: "problem", code: error instanceof ExtractRefusal ? error.code : "broken" };
  }
}

/** The child process that reads one file: no keys, environment, folders or network; the file is its standard input. */
process.once("message", async (order: ExtractOrder) => {
  const answer = await answerTo(order);
  process.send?.(answer, () => process.exit());
});
process.on("disconnect", () => process.exit());
