import type { PdfAnswer, PdfLimits, PdfPage } from "../order.ts";
import type { Pdfium } from "./pdfium.ts";
import { PdfRefusal } from "./refusal.ts";

/** The text of each page. A file of pictures of paper has none, which is told apart. */
export function extract(pdfium: Pdfium, bytes: Uint8Array, limits: PdfLimits): PdfAnswer {
  return pdfium.withDocument(bytes, (document) => {
    const count = checkPages(pdfium, document, limits);
    const pages: PdfPage[] = [];
    let total = 0;
    for (let at = 0; at < count; at += 1) {
      const page = pdfium.withPage(document, at, (handle) => ({
        page: at + 1,
        text: pdfium.withText(handle, (text) =>
          pdfium
            .characters(text)
            .map(({ letter }) => letter)
            .join("")
            .replaceAll("\r\n", "\n")
            .replace(/[\0\ufffe\uffff]/g, ""),
        ),
        width: pdfium.m.FPDF_GetPageWidthF(handle),
        height: pdfium.m.FPDF_GetPageHeightF(handle),
      }));
      total += page.text.length;
      if (total > limits.maxText) throw new PdfRefusal("too-much-text", { limit: limits.maxText });
      pages.push(page);
    }
    return { kind: "text", pages, noText: pages.every(({ text }) => text.trim() === "") };
  });
}

export function checkPages(pdfium: Pdfium, document: number, { maxPages }: PdfLimits): number {
  const count = pdfium.m.FPDF_GetPageCount(document);
  if (count > maxPages) throw new PdfRefusal("too-many-pages", { found: count, limit: maxPages });
  if (count === 0) throw new PdfRefusal("broken");
  return count;
}
