import type { PublicAsk, PublicForm } from "#kernel/public-face";
import { bibtexCitation, type Cited, plainCitation, risCitation } from "../cite/cite.ts";
import { findPublished, type PublishedJudgment } from "../find-published.ts";
import { openRelations, publicJudgment } from "./public-judgment.ts";
import { countryName, readText, viewOf } from "./view.ts";

function citedOf(record: PublishedJudgment, ask: PublicAsk): Cited {
  const { judgment, code } = record;
  const view = viewOf(ask);
  return {
    code,
    // A judgment is cited by the title that its court gave it.
    title: judgment.title.text,
    court: readText(judgment.court, view).text,
    place: countryName(judgment.jurisdiction, view),
    decided: (judgment.decided ?? judgment.verdictOn)?.text ?? null,
    identifiers: judgment.identifiers,
    address: `${ask.site.url}/public/${view.lang}/caselaw/${code}`,
  };
}

/** The judgment in one line, as it is cited in the reader's language. */
export function citationOf(record: PublishedJudgment, ask: PublicAsk): string {
  return plainCitation(citedOf(record, ask));
}

type Made = (record: PublishedJudgment, ask: PublicAsk) => string | Promise<string>;

function form(one: Omit<PublicForm, "read">, made: Made): PublicForm {
  return {
    ...one,
    async read(ask) {
      const record = await findPublished(ask.tx, ask.params.record ?? "");
      return record === null ? null : { text: await made(record, ask), modified: new Date(record.revisedAt) };
    },
  };
}

/** A judgment as data and as entries of reference managers. */
export const forms: readonly PublicForm[] = [
  form(
    { ending: "json", type: "application/json; charset=utf-8", about: "One judgment in full." },
    async (record, { tx }) =>
      JSON.stringify(publicJudgment(record, await openRelations(tx, [record.judgment]))),
  ),
  form(
    {
      ending: "bib",
      type: "application/x-bibtex; charset=utf-8",
      about: "Citation for BibTeX.",
      download: true,
    },
    (record, ask) => bibtexCitation(citedOf(record, ask)),
  ),
  form(
    {
      ending: "ris",
      type: "application/x-research-info-systems; charset=utf-8",
      about: "Citation for reference managers (RIS).",
      download: true,
    },
    (record, ask) => risCitation(citedOf(record, ask)),
  ),
  form(
    { ending: "txt", type: "text/plain; charset=utf-8", about: "Citation in one line." },
    (record, ask) => `${citationOf(record, ask)}\n`,
  ),
];
