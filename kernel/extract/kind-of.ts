import { open } from "node:fs/promises";
import type { TextKind } from "./order.ts";

const looksLikeHeader = /^[A-Za-z][A-Za-z0-9-]*:[ \t]/;
const mailHeaders = /^(from|to|date|subject|message-id|received|return-path|mime-version|delivered-to):/im;

/**
 * What a file is by its first bytes, whatever its name or its sender say; null for what has no text that is read here
 * (pictures, recordings, archives, programs).
 */
export async function kindOfFile(path: string): Promise<TextKind | null> {
  const file = await open(path, "r");
  try {
    const start = Buffer.alloc(4096);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    return kindOfStart(start.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

export function kindOfStart(start: Buffer): TextKind | null {
  const latin = start.toString("latin1");
  if (latin.slice(0, 1024).includes("%PDF-")) return "pdf";
  if (latin.startsWith("PK\u0003\u0004"))
    return latin.includes("[Content_Types].xml") || latin.includes("word/") || latin.includes("_rels/")
      ? "docx"
      : null;
  if (start.length === 0) return null;
  const utf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  if (!utf16 && start.includes(0)) return null;
  if (!utf16 && controls(start) > start.length / 50) return null;
  const head = latin.split(/\r?\n\r?\n/)[0] ?? "";
  const lines = head.split(/\r?\n/);
  if (looksLikeHeader.test(lines[0] ?? "") && (head.match(new RegExp(mailHeaders, "gim"))?.length ?? 0) >= 2)
    return "email";
  return "plain";
}

function controls(bytes: Buffer): number {
  let found = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32)) found += 1;
  return found;
}
