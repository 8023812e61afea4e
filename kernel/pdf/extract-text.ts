import type { PdfPage } from "./order.ts";
import { askChild, type PdfOptions } from "./run-child.ts";

export type PdfText = {
  readonly pages: readonly PdfPage[];
  /** No page has text: pictures of paper, for instance. The caller says so and offers to enter the text by hand. */
  readonly noText: boolean;
};

/** The text of a PDF, page by page. Throws `PdfProblem` (encrypted, broken, too large, too many pages, too slow …). */
export async function extractText(path: string, options: PdfOptions = {}): Promise<PdfText> {
  const answer = await askChild(path, { kind: "extract" }, options);
  if (answer.kind !== "text") throw new TypeError("another answer than was asked for");
  return { pages: answer.pages, noText: answer.noText };
}
