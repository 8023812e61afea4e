import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { init, type WrappedPdfiumModule } from "@embedpdf/pdfium";
import { PdfRefusal } from "./refusal.ts";

/** PDFium's codes of FPDF_GetLastError. */
const reasons: Readonly<Record<number, string>> = { 4: "encrypted" };

export type Box = { left: number; bottom: number; right: number; top: number };

export async function openPdfium(): Promise<Pdfium> {
  const file = createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm");
  const module = await init({ wasmBinary: Uint8Array.from(readFileSync(file)).buffer });
  module.PDFiumExt_Init();
  return new Pdfium(module);
}

/** The calls of PDFium that are used here, with memory that is given back. */
export class Pdfium {
  readonly m: WrappedPdfiumModule;

  constructor(module: WrappedPdfiumModule) {
    this.m = module;
  }

  get heap(): Uint8Array {
    return (this.m.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
  }

  alloc(bytes: number): number {
    const at = this.m.pdfium.wasmExports.malloc(bytes);
    if (at === 0) throw new PdfRefusal("too-much-memory");
    return at;
  }

  free(at: number): void {
    this.m.pdfium.wasmExports.free(at);
  }

  /** Lends room for numbers of eight bytes. */
  withDoubles<T>(count: number, use: (at: readonly number[]) => T): T {
    const at = this.alloc(count * 8);
    try {
      return use(Array.from({ length: count }, (_, n) => at + n * 8));
    } finally {
      this.free(at);
    }
  }

  double(at: number): number {
    return this.m.pdfium.getValue(at, "double");
  }

  float(at: number): number {
    return this.m.pdfium.getValue(at, "float");
  }

  /** Opens a file for as long as `use` runs. */
  withDocument<T>(bytes: Uint8Array, use: (document: number) => T): T {
    const at = this.alloc(bytes.length);
    this.heap.set(bytes, at);
    const document = this.m.FPDF_LoadMemDocument(at, bytes.length, "");
    try {
      if (document === 0) throw new PdfRefusal(reasons[this.m.FPDF_GetLastError()] ?? "broken");
      if (this.m.EPDF_IsEncrypted(document)) throw new PdfRefusal("encrypted");
      return use(document);
    } finally {
      if (document !== 0) this.m.FPDF_CloseDocument(document);
      this.free(at);
    }
  }

  withPage<T>(document: number, index: number, use: (page: number) => T): T {
    const page = this.m.FPDF_LoadPage(document, index);
    if (page === 0) throw new PdfRefusal("broken");
    try {
      return use(page);
    } finally {
      this.m.FPDF_ClosePage(page);
    }
  }

  withText<T>(page: number, use: (text: number) => T): T {
    const text = this.m.FPDFText_LoadPage(page);
    if (text === 0) throw new PdfRefusal("broken");
    try {
      return use(text);
    } finally {
      this.m.FPDFText_ClosePage(text);
    }
  }

  /** The document written anew, without its history. */
  save(document: number): Buffer {
    const writer = this.m.PDFiumExt_OpenFileWriter();
    try {
      if (!this.m.PDFiumExt_SaveAsCopy(document, writer)) throw new PdfRefusal("broken");
      const size = this.m.PDFiumExt_GetFileWriterSize(writer);
      const at = this.alloc(size);
      this.m.PDFiumExt_GetFileWriterData(writer, at, size);
      const bytes = Buffer.from(this.heap.slice(at, at + size));
      this.free(at);
      return bytes;
    } finally {
      this.m.PDFiumExt_CloseFileWriter(writer);
    }
  }

  /** The characters of a page in reading order with their boxes; those that PDFium adds between words have none. */
  characters(text: number): { letter: string; box: Box | null }[] {
    const count = this.m.FPDFText_CountChars(text);
    return this.withDoubles(4, ([left = 0, right = 0, bottom = 0, top = 0]) =>
      Array.from({ length: count }, (_, at) => {
        const code = this.m.FPDFText_GetUnicode(text, at);
        const there =
          !this.m.FPDFText_IsGenerated(text, at) &&
          this.m.FPDFText_GetCharBox(text, at, left, right, bottom, top);
        const box = there
          ? {
              left: this.double(left),
              right: this.double(right),
              bottom: this.double(bottom),
              top: this.double(top),
            }
          : null;
        return { letter: code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "", box };
      }),
    );
  }
}
