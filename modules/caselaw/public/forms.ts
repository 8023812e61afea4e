import { isLang } from "@palermo/vocabulary";
import type { PublicAsk, PublicForm } from "#kernel/public-face";
import { bibtexCitation, type Cited, plainCitation, risCitation } from "../cite/cite.ts";
import { findPublished, type PublishedJudgment } from "../find-published.ts";
import { openRelations, publicJudgment } from "./public-judgment.ts";
import { countryName } from "./view.ts";

function citedOf(record: PublishedJudgment, ask: PublicAsk): Cited {
  const { judgment, code } = record;
  // A judgment is cited as it was written, whatever the reader's language.
  const lang = isLang(judgment.title.lang) ? judgment.title.lang : "en";
  return {
    code,
    title: judgment.title.text,
    court: judgment.court.text,
    place: countryName(judgment.jurisdiction, { lang, say: ask.say }),
    decided: (judgment.decided ?? judgment.verdictOn)?.text ?? null,
    identifiers: judgment.identifiers,
    address: `${ask.site.url}/public/${ask.lang}/caselaw/${code}`,
  };
}

/** The judgment in one line, as it is cited. */
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
