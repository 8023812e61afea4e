import type { PdfPage } from "#kernel/pdf";

/**
 * The pages as one text. Lines of a page are joined, since a name may stand at the end of one and the beginning of the next;
 * a hyphen at the end of a line is taken for one that divides a word.
 */
export function textOfPages(pages: readonly Pick<PdfPage, "text">[]): string {
  return pages
    .map(({ text }) =>
      text
        .replace(/(?<=\p{Ll})[-\u00ad\u2010][ \t]*\r?\n(?=\p{Ll})/gu, "")
        .replace(/[ \t]*\r?\n(?![ \t]*\r?\n)[ \t]*/gu, " ")
        .trim(),
    )
    .filter((text) => text !== "")
    .join("\n\n");
}
