import { readSync } from "node:fs";
import "../import/reading/no-network.ts";
import { drawPage } from "./inside/draw.ts";
import { extract } from "./inside/extract.ts";
import { openPdfium } from "./inside/pdfium.ts";
import { redact } from "./inside/redact.ts";
import { PdfRefusal } from "./inside/refusal.ts";
import { BrokenPdf } from "./inside/syntax.ts";
import type { PdfAnswer, PdfOrder } from "./order.ts";

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

async function answerTo(order: PdfOrder): Promise<PdfAnswer> {
  try {
    const bytes = readAll(order.size);
    const pdfium = await openPdfium();
    if (order.kind === "extract") return extract(pdfium, bytes, order.limits);
    return order.kind === "draw" ? drawPage(pdfium, bytes, order) : redact(pdfium, bytes, order);
  } catch (error) {
    if (error instanceof PdfRefusal) return { kind: "problem", code: error.code, params: error.params };
    // What it says could quote the file.
    return { kind: "problem", code: error instanceof BrokenPdf ? "broken" : "failed", params: {} };
  }
}

/** The child process that reads one PDF: no keys, environment, folders or network; the file is its standard input. */
process.once("message", async (order: PdfOrder) => {
  const answer = await answerTo(order);
  process.send?.(answer, () => process.exit());
});
process.on("disconnect", () => process.exit());
