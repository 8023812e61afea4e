import { bibtexEntry, braced, oneLine, risRecord } from "./entries.ts";

/** What is cited: a publication, or a judgment with its court as publisher and its number as number. */
export type Cited = {
  readonly key: string;
  readonly kind: "book" | "report" | "article" | "judgment";
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly publisher?: string | undefined;
  readonly place?: string | undefined;
  readonly series?: string | undefined;
  readonly number?: string | undefined;
  readonly isbn?: string | undefined;
  readonly doi?: string | undefined;
  readonly link?: string | undefined;
  readonly languages?: readonly string[] | undefined;
};

export const citationFormats = ["plain", "bibtex", "ris"] as const;
export type CitationFormat = (typeof citationFormats)[number];

/** A citation as a sentence, as BibTeX or as RIS. Texts come from people and are escaped for each. */
export function cite(cited: Cited, format: CitationFormat): string {
  switch (format) {
    case "plain":
      return plain(cited);
    case "bibtex":
      return bibtex(cited);
    case "ris":
      return ris(cited);
    default:
      throw format satisfies never;
  }
}

function plain({ authors, title, series, number, place, publisher, year, doi, link }: Cited): string {
  const by = authors.length > 3 ? `${authors[0]} et al.` : authors.join(", ");
  const house = [place, publisher === by ? undefined : publisher].filter(Boolean).join(": ");
  const parts = [
    by,
    title,
    [series, number].filter(Boolean).join(", "),
    [house, year === null ? "n.d." : String(year)].filter(Boolean).join(", "),
    doi === undefined ? (link ?? "") : `https://doi.org/${doi}`,
  ];
  return parts
    .map(oneLine)
    .filter((part) => part !== "")
    .map((part, at, all) => (at === all.length - 1 || /[.?!。？！]$/u.test(part) ? part : `${part}.`))
    .join(" ");
}

const bibKinds = { book: "book", report: "techreport", article: "article", judgment: "misc" } as const;
const risKinds = { book: "BOOK", report: "RPRT", article: "JOUR", judgment: "CASE" } as const;

function bibtex(cited: Cited): string {
  const { authors, title, year, publisher, place, series, number, isbn, doi, link, kind } = cited;
  const house = kind === "report" ? "institution" : kind === "article" ? "journal" : "publisher";
  const fields: [string, string | undefined][] = [
    ["author", authors.length === 0 ? undefined : allOf(authors)],
    ["title", braced(title)],
    ["year", year === null ? undefined : String(year)],
    [house, publisher === undefined ? undefined : braced(publisher)],
    ["address", place === undefined ? undefined : braced(place)],
    ["series", series === undefined ? undefined : braced(series)],
    ["number", number === undefined ? undefined : braced(number)],
    ["isbn", isbn === undefined ? undefined : braced(isbn)],
    ["doi", doi === undefined ? undefined : braced(doi)],
    ["url", link === undefined ? undefined : braced(link)],
  ];
  return bibtexEntry(bibKinds[kind], cited.key, fields);
}

/** Several names are held apart; one is a name already. */
function allOf(authors: readonly string[]): string {
  const names = authors.map(braced).join(" and ");
  return authors.length > 1 ? `{${names}}` : names;
}

function ris(cited: Cited): string {
  const { authors, title, year, publisher, place, series, number, isbn, doi, link, kind, languages } = cited;
  const lines: [string, string | undefined][] = [
    ["TY", risKinds[kind]],
    ["ID", cited.key],
    ...authors.map((author): [string, string] => ["AU", author]),
    ["TI", title],
    ["PY", year === null ? undefined : String(year)],
    [kind === "article" ? "JO" : "PB", publisher],
    ["CY", place],
    ["T2", kind === "article" ? undefined : series],
    [kind === "report" ? "M1" : "VL", number],
    ["SN", isbn],
    ["DO", doi],
    ["UR", link],
    ["LA", languages?.length ? languages.join(", ") : undefined],
  ];
  return risRecord(lines);
}
