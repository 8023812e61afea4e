import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import { type Cited, cite } from "#kernel/citation";
import { Code } from "#kernel/words";
import { publishedByCode } from "./published-by-code.ts";
import type { Publication, PublicationKind } from "./words.ts";

const asReport: readonly PublicationKind[] = ["report", "study", "issue-paper", "guide", "toolkit", "manual"];

/** What a citation takes from an entry: the title as it was written, never a translation. */
export function citedOf(code: string, content: Publication): Cited {
  const { kind, title, authors, year, publisher, place, series, number, isbn, doi, link, languages } =
    content;
  return {
    key: code,
    kind: kind === "article" ? "article" : asReport.includes(kind) ? "report" : "book",
    title: title.text,
    authors: authors.length > 0 ? authors : [publisher],
    year,
    publisher,
    place,
    series,
    number,
    isbn,
    doi,
    link,
    languages,
  };
}

export const citePublication = question({
  name: "library.cite-publication",
  about: "How a published entry is cited: as a sentence, as BibTeX and as RIS.",
  needs: "library.read",
  input: z.object({ code: Code }),
  output: z.object({ plain: z.string(), bibtex: z.string(), ris: z.string() }),
  inAddress: true,
}).run(async ({ input, tx }) => {
  const found = await publishedByCode(tx, input.code);
  if (found === null) throw new NotFound();
  const cited = citedOf(input.code, found.content);
  return { plain: cite(cited, "plain"), bibtex: cite(cited, "bibtex"), ris: cite(cited, "ris") };
});
