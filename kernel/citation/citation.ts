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

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ").trim();
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

const special: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "%": "\\%",
  "#": "\\#",
  $: "\\$",
  "&": "\\&",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Braces hold capitals as they are, and a body's name as one name. */
function braced(text: string): string {
  return `{${oneLine(text).replace(/[\\{}%#$&_~^]/g, (letter) => special[letter] ?? letter)}}`;
}

const bibKinds = { book: "book", report: "techreport", article: "article", judgment: "misc" } as const;
const risKinds = { book: "BOOK", report: "RPRT", article: "JOUR", judgment: "CASE" } as const;

function bibtex(cited: Cited): string {
  const { authors, title, year, publisher, place, series, number, isbn, doi, link, kind } = cited;
  const house = kind === "report" ? "institution" : kind === "article" ? "journal" : "publisher";
  const fields: [string, string | undefined][] = [
    ["author", authors.length === 0 ? undefined : authors.map(braced).join(" and ")],
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
  const lines = fields.flatMap(([name, value]) =>
    value === undefined
      ? []
      : [`  ${name} = ${name === "author" && authors.length > 1 ? `{${value}}` : value}`],
  );
  return `@${bibKinds[kind]}{${cited.key.replace(/[^A-Za-z0-9:._-]/g, "")},\n${lines.join(",\n")}\n}\n`;
}

/** RIS ends its lines with CR LF, and each record with `ER`. */
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
    ["ER", ""],
  ];
  return lines
    .flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${oneLine(value)}\r\n`]))
    .join("");
}
