import type { PdfAnswer, PdfLimits, PdfMark, Withheld } from "../order.ts";
import { cleanFile } from "./clean.ts";
import { checkPages } from "./extract.ts";
import { boxesOn, meets, phrasesOn, placesOf } from "./marks.ts";
import type { Box, Pdfium } from "./pdfium.ts";
import { blankImage, pageAsPicture } from "./picture.ts";
import { PdfRefusal } from "./refusal.ts";

/** FPDFPageObj_GetType. */
const kinds = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;

/**
 * A new file in which nothing is left under the marks. PDFium reads what came from outside and writes it anew; that is
 * cleaned of all that is no page; marked objects are removed; what cannot be taken apart becomes a picture; and the result
 * is cleaned again and looked through before it is given away.
 */
export function redact(
  pdfium: Pdfium,
  bytes: Uint8Array,
  { marks, limits }: { marks: readonly PdfMark[]; limits: PdfLimits },
): PdfAnswer {
  const read = pdfium.withDocument(bytes, (document) => {
    const pages = checkPages(pdfium, document, limits);
    const beyond = marks.find((mark) => mark.page !== undefined && (mark.page < 1 || mark.page > pages));
    if (beyond) throw new PdfRefusal("no-such-page", { page: beyond.page ?? 0, pages });
    return pdfium.save(document);
  });
  const first = cleanFile(read);
  const withheld: Withheld[] = [];
  const note = (what: Withheld["what"], page: number | null, count: number) => {
    if (count > 0) withheld.push({ what, page, count });
  };
  for (const [what, count] of Object.entries(first.withheld)) note(what as Withheld["what"], null, count);
  note("hidden-layer", null, first.layers);
  let pages = 0;
  const redacted = pdfium.withDocument(first.pdf, (document) => {
    pages = pdfium.m.FPDF_GetPageCount(document);
    for (let index = 0; index < pages; index += 1) redactPage(pdfium, document, { index, marks, note });
    return pdfium.save(document);
  });
  const { pdf } = cleanFile(redacted);
  pdfium.withDocument(pdf, (document) => {
    for (let index = 0; index < pages; index += 1) {
      const left = pdfium.withPage(document, index, (page) =>
        pdfium.withText(page, (text) => isLeft(pdfium, text, { marks, page: index + 1, boxes: [] })),
      );
      if (left) throw new PdfRefusal("not-redacted");
    }
  });
  return { kind: "redacted", pdf, pages, withheld };
}

type PageWork = {
  index: number;
  marks: readonly PdfMark[];
  note: (what: Withheld["what"], page: number | null, count: number) => void;
};

function redactPage(pdfium: Pdfium, document: number, { index, marks, note }: PageWork): void {
  const number = index + 1;
  if (!marks.some((mark) => mark.page === undefined || mark.page === number)) return;
  const handle = pdfium.m.FPDF_LoadPage(document, index);
  if (handle === 0) throw new PdfRefusal("broken");
  const boxes = pdfium.withText(handle, (text) => boxesOn(pdfium, text, { marks, page: number }));
  if (boxes.length === 0) {
    pdfium.m.FPDF_ClosePage(handle);
    return;
  }
  const counts = removeUnder(pdfium, handle, boxes);
  const written = counts !== null && pdfium.m.FPDFPage_GenerateContent(handle);
  pdfium.m.FPDF_ClosePage(handle);
  const clean =
    written &&
    !pdfium.withPage(document, index, (page) =>
      pdfium.withText(page, (text) => isLeft(pdfium, text, { marks, page: number, boxes })),
    );
  if (clean)
    for (const [what, count] of Object.entries(counts ?? {})) note(what as Withheld["what"], number, count);
  else {
    pageAsPicture(pdfium, document, { index, boxes });
    note("page-as-picture", number, 1);
  }
}

type Counts = { text: number; "image-part": number; image: number; drawing: number };

/** Removes what lies under the boxes; null when something does that cannot be taken apart. */
function removeUnder(pdfium: Pdfium, page: number, boxes: readonly Box[]): Counts | null {
  const { m } = pdfium;
  const counts: Counts = { text: 0, "image-part": 0, image: 0, drawing: 0 };
  for (const box of boxes) redactText(pdfium, page, box);
  const remove = (object: number, what: keyof Counts): boolean => {
    if (!m.FPDFPage_RemoveObject(page, object)) return false;
    m.FPDFPageObj_Destroy(object);
    counts[what] += 1;
    return true;
  };
  counts.text = boxes.length;
  for (let at = m.FPDFPage_CountObjects(page) - 1; at >= 0; at -= 1) {
    const object = m.FPDFPage_GetObject(page, at);
    const bounds = boundsOf(pdfium, object);
    const under = bounds === null ? boxes : boxes.filter((box) => meets(box, bounds));
    if (under.length === 0) continue;
    const kind = m.FPDFPageObj_GetType(object);
    if (kind === kinds.form) return null;
    if (kind === kinds.image) {
      if (blankImage(pdfium, object, under)) counts["image-part"] += 1;
      else if (!remove(object, "image")) return null;
    } else if (kind === kinds.path || kind === kinds.shading) {
      // A plain rectangle around the whole mark is a frame or a ground; letters drawn as lines are smaller than their mark.
      const ground =
        kind === kinds.path &&
        bounds !== null &&
        m.FPDFPath_CountSegments(object) <= 5 &&
        under.every((box) => holds(bounds, box));
      if (!ground && !remove(object, "drawing")) return null;
    } else if (kind !== kinds.text) return null;
  }
  return counts;
}

function holds(outer: Box, inner: Box): boolean {
  return (
    outer.left <= inner.left &&
    outer.right >= inner.right &&
    outer.bottom <= inner.bottom &&
    outer.top >= inner.top
  );
}

/** Takes the letters out of the text objects that hold them; whether that worked is looked at afterwards. */
function redactText(pdfium: Pdfium, page: number, { left, bottom, right, top }: Box): void {
  const at = pdfium.alloc(16);
  for (const [n, value] of [left, top, right, bottom].entries())
    pdfium.m.pdfium.setValue(at + n * 4, value, "float");
  pdfium.m.EPDFText_RedactInRect(page, at, true, false);
  pdfium.free(at);
}

function boundsOf(pdfium: Pdfium, object: number): Box | null {
  const at = pdfium.alloc(16);
  try {
    if (!pdfium.m.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) return null;
    const [left = 0, bottom = 0, right = 0, top = 0] = [0, 4, 8, 12].map((n) => pdfium.float(at + n));
    return { left, bottom, right, top };
  } finally {
    pdfium.free(at);
  }
}

type Look = { marks: readonly PdfMark[]; page: number; boxes: readonly Box[] };

/** Whether a phrase can still be read on the page, or a letter stands under a box by more than its edge. */
function isLeft(pdfium: Pdfium, text: number, { marks, page, boxes }: Look): boolean {
  const characters = pdfium.characters(text);
  const letters = characters.map(({ letter }) => letter);
  if (phrasesOn(marks, page).some((phrase) => placesOf(letters, phrase).length > 0)) return true;
  return characters.some(({ letter, box }) => {
    if (box === null || letter.trim() === "") return false;
    const inner = {
      left: box.left + (box.right - box.left) * 0.25,
      right: box.right - (box.right - box.left) * 0.25,
      bottom: box.bottom + (box.top - box.bottom) * 0.25,
      top: box.top - (box.top - box.bottom) * 0.25,
    };
    return boxes.some((mark) => meets(mark, inner));
  });
}
