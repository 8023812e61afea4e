import { crc32, deflateSync } from "node:zlib";
import type { PdfAnswer, PdfLimits } from "../order.ts";
import { checkPages } from "./extract.ts";
import type { Pdfium } from "./pdfium.ts";
import { PdfRefusal } from "./refusal.ts";

/** FPDFBitmap_BGR: three bytes a pixel. */
const bgr = 2;
const white = 0xffffffff;
/** About 100 dots an inch, less for very large pages: enough to read, small enough to send. */
const sharp = 100 / 72;
const mostPixels = 2_000_000;

/** One page as a picture, at its own proportions. */
export function drawPage(
  pdfium: Pdfium,
  bytes: Uint8Array,
  { page, limits }: { page: number; limits: PdfLimits },
): PdfAnswer {
  return pdfium.withDocument(bytes, (document) => {
    const pages = checkPages(pdfium, document, limits);
    if (page < 1 || page > pages) throw new PdfRefusal("no-such-page", { page, pages });
    return pdfium.withPage(document, page - 1, (handle) => {
      const { m } = pdfium;
      const [width, height] = [m.FPDF_GetPageWidthF(handle), m.FPDF_GetPageHeightF(handle)];
      const scale = Math.min(sharp, Math.sqrt(mostPixels / Math.max(1, width * height)));
      const [wide, high] = [Math.max(1, Math.ceil(width * scale)), Math.max(1, Math.ceil(height * scale))];
      const bitmap = m.FPDFBitmap_CreateEx(wide, high, bgr, 0, 0);
      if (bitmap === 0) throw new PdfRefusal("too-much-memory");
      try {
        m.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, white);
        m.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, wide, high, 0, 0);
        return { kind: "picture" as const, png: pngOf(pdfium, bitmap, { wide, high }), width, height };
      } finally {
        m.FPDFBitmap_Destroy(bitmap);
      }
    });
  });
}

/** PNG (ISO/IEC 15948): true colour, eight bits, no filter. */
function pngOf({ m, heap }: Pdfium, bitmap: number, { wide, high }: { wide: number; high: number }): Buffer {
  const [from, stride] = [m.FPDFBitmap_GetBuffer(bitmap), m.FPDFBitmap_GetStride(bitmap)];
  const lines = Buffer.alloc(high * (1 + wide * 3));
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1)
      for (let n = 0; n < 3; n += 1)
        lines[y * (1 + wide * 3) + 1 + x * 3 + n] = heap[from + y * stride + x * 3 + (2 - n)] ?? 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(wide, 0);
  head.writeUInt32BE(high, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    magic,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  whole.set(named, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
