import type { Box, Pdfium } from "./pdfium.ts";
import { PdfRefusal } from "./refusal.ts";

/** FPDFBitmap_BGR: three bytes a pixel, nothing see-through. */
const bgr = 2;
const black = 0xff000000;
const white = 0xffffffff;
/** Dots for each of 72 points an inch: about 150 an inch, less for very large pages. */
const sharp = 150 / 72;
const mostPixels = 24_000_000;

/** Puts one picture of the page in place of all that it draws, black under the boxes: for what cannot be taken apart. */
export function pageAsPicture(
  pdfium: Pdfium,
  document: number,
  { index, boxes }: { index: number; boxes: readonly Box[] },
): void {
  const { m } = pdfium;
  const page = m.FPDF_LoadPage(document, index);
  if (page === 0) throw new PdfRefusal("broken");
  const [width, height] = [m.FPDF_GetPageWidthF(page), m.FPDF_GetPageHeightF(page)];
  const scale = Math.min(sharp, Math.sqrt(mostPixels / Math.max(1, width * height)));
  const [wide, high] = [Math.max(1, Math.ceil(width * scale)), Math.max(1, Math.ceil(height * scale))];
  const bitmap = m.FPDFBitmap_CreateEx(wide, high, bgr, 0, 0);
  if (bitmap === 0) throw new PdfRefusal("too-much-memory");
  m.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, white);
  // Printing, without annotations: there are none any more.
  m.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, 0x800);
  for (const box of boxes) {
    const corners = [
      deviceOf(pdfium, page, { wide, high, x: box.left, y: box.bottom }),
      deviceOf(pdfium, page, { wide, high, x: box.right, y: box.top }),
    ];
    const [x, y] = [Math.min(...corners.map(([at]) => at)) - 1, Math.min(...corners.map(([, at]) => at)) - 1];
    const [right, bottom] = [
      Math.max(...corners.map(([at]) => at)) + 1,
      Math.max(...corners.map(([, at]) => at)) + 1,
    ];
    m.FPDFBitmap_FillRect(bitmap, x, y, right - x, bottom - y, black);
  }
  m.FPDF_ClosePage(page);
  m.FPDFPage_Delete(document, index);
  const fresh = m.FPDFPage_New(document, index, width, height);
  putPicture(pdfium, document, { page: fresh, bitmap, width, height });
  m.FPDFBitmap_Destroy(bitmap);
  m.FPDF_ClosePage(fresh);
}

type Place = { wide: number; high: number; x: number; y: number };

function deviceOf(pdfium: Pdfium, page: number, { wide, high, x, y }: Place): [number, number] {
  const { m } = pdfium;
  const at = pdfium.alloc(8);
  try {
    m.FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, at, at + 4);
    return [m.pdfium.getValue(at, "i32"), m.pdfium.getValue(at + 4, "i32")];
  } finally {
    pdfium.free(at);
  }
}

function putPicture(
  pdfium: Pdfium,
  document: number,
  { page, bitmap, width, height }: { page: number; bitmap: number; width: number; height: number },
): void {
  const { m } = pdfium;
  const image = m.FPDFPageObj_NewImageObj(document);
  if (!m.FPDFImageObj_SetBitmap(0, 0, image, bitmap)) throw new PdfRefusal("not-redacted");
  const at = pdfium.alloc(24);
  for (const [n, value] of [width, 0, 0, height, 0, 0].entries())
    m.pdfium.setValue(at + n * 4, value, "float");
  m.FPDFPageObj_SetMatrix(image, at);
  pdfium.free(at);
  m.FPDFPage_InsertObject(page, image);
  if (!m.FPDFPage_GenerateContent(page)) throw new PdfRefusal("not-redacted");
}

/** Blackens pixels of an image where the boxes lie on it; false when it cannot be taken apart and must go whole. */
export function blankImage(pdfium: Pdfium, image: number, boxes: readonly Box[]): boolean {
  const { m } = pdfium;
  // Where a mask says what is seen, the mask itself may hold what must go.
  if (m.FPDFPageObj_HasTransparency(image)) return false;
  const matrix = matrixOf(pdfium, image);
  const bitmap = m.FPDFImageObj_GetBitmap(image);
  if (matrix === null || bitmap === 0) return false;
  try {
    const [wide, high] = [m.FPDFBitmap_GetWidth(bitmap), m.FPDFBitmap_GetHeight(bitmap)];
    const copy = m.FPDFBitmap_CreateEx(wide, high, bgr, 0, 0);
    if (copy === 0) return false;
    copyPixels(pdfium, { from: bitmap, to: copy, wide, high });
    for (const box of boxes) {
      const points = [
        [box.left, box.bottom],
        [box.right, box.bottom],
        [box.left, box.top],
        [box.right, box.top],
      ].map(([x = 0, y = 0]) => unit(matrix, x, y));
      const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
      const [low, top] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
      const x = Math.max(0, Math.floor(left * wide) - 1);
      const y = Math.max(0, Math.floor((1 - top) * high) - 1);
      const toX = Math.min(wide, Math.ceil(right * wide) + 1);
      const toY = Math.min(high, Math.ceil((1 - low) * high) + 1);
      if (toX > x && toY > y) m.FPDFBitmap_FillRect(copy, x, y, toX - x, toY - y, black);
    }
    const done = m.FPDFImageObj_SetBitmap(0, 0, image, copy);
    m.FPDFBitmap_Destroy(copy);
    return done;
  } finally {
    m.FPDFBitmap_Destroy(bitmap);
  }
}

/** FPDFBitmap_GetFormat: bytes of one pixel. */
const pixelBytes: Readonly<Record<number, number>> = { 1: 1, 2: 3, 3: 4, 4: 4 };

function copyPixels(
  pdfium: Pdfium,
  { from, to, wide, high }: { from: number; to: number; wide: number; high: number },
): void {
  const { m, heap } = pdfium;
  const bytes = pixelBytes[m.FPDFBitmap_GetFormat(from)] ?? 0;
  if (bytes === 0) throw new PdfRefusal("not-redacted");
  const [source, target] = [m.FPDFBitmap_GetBuffer(from), m.FPDFBitmap_GetBuffer(to)];
  const [rows, columns] = [m.FPDFBitmap_GetStride(from), m.FPDFBitmap_GetStride(to)];
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1) {
      const [read, write] = [source + y * rows + x * bytes, target + y * columns + x * 3];
      for (let n = 0; n < 3; n += 1) heap[write + n] = heap[read + (bytes === 1 ? 0 : n)] ?? 0;
    }
}

type Matrix = readonly [number, number, number, number, number, number];

function matrixOf(pdfium: Pdfium, object: number): Matrix | null {
  const at = pdfium.alloc(24);
  try {
    if (!pdfium.m.FPDFPageObj_GetMatrix(object, at)) return null;
    const [a, b, c, d, e, f] = Array.from({ length: 6 }, (_, n) => pdfium.float(at + n * 4)) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return Math.abs(a * d - b * c) < 1e-9 ? null : [a, b, c, d, e, f];
  } finally {
    pdfium.free(at);
  }
}

/** A point of the page in the square from 0 to 1 that an image fills. */
function unit([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  const area = a * d - b * c;
  return [(d * (x - e) - c * (y - f)) / area, (a * (y - f) - b * (x - e)) / area];
}
