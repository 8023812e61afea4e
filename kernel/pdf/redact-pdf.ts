import type { PdfMark, Withheld } from "./order.ts";
import { PdfProblem } from "./problem.ts";
import { askChild, type PdfOptions } from "./run-child.ts";

export type RedactedPdf = {
  readonly pdf: Buffer;
  readonly pages: number;
  readonly withheld: readonly Withheld[];
};

/**
 * A new PDF in which what the marks cover is gone, not covered: letters, drawings, pixels; and with it all that is no page
 * (information, metadata, attachments, hidden layers, thumbnails, bookmarks, annotations, form values, scripts, tags, earlier
 * versions). A page that cannot be taken apart becomes a picture. Throws `PdfProblem`.
 */
export async function redactPdf(
  path: string,
  marks: readonly PdfMark[],
  options: PdfOptions = {},
): Promise<RedactedPdf> {
  // Refused before anything is started: a rectangle that covers nothing would be taken for one that does.
  for (const mark of marks) {
    const empty =
      "rect" in mark
        ? !(mark.rect.right > mark.rect.left && mark.rect.top > mark.rect.bottom)
        : !/[\p{L}\p{N}]/u.test(mark.phrase);
    if (empty) throw new PdfProblem("not-redacted");
  }
  const answer = await askChild(path, { kind: "redact", marks }, options);
  if (answer.kind !== "redacted") throw new TypeError("another answer than was asked for");
  return { pdf: Buffer.from(answer.pdf), pages: answer.pages, withheld: answer.withheld };
}
