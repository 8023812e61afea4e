import { askChild, type PdfOptions } from "./run-child.ts";

/** A page as a PNG, and its size in points, so that a place on the picture is a place on the page. */
export type DrawnPage = { readonly png: Buffer; readonly width: number; readonly height: number };

/** Draws one page (from 1) of a PDF, for eyes that look for what no text says. Throws `PdfProblem`. */
export async function drawPage(path: string, page: number, options: PdfOptions = {}): Promise<DrawnPage> {
  const answer = await askChild(path, { kind: "draw", page }, options);
  if (answer.kind !== "picture") throw new TypeError("another answer than was asked for");
  return { png: Buffer.from(answer.png), width: answer.width, height: answer.height };
}
