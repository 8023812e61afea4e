import { langs, type TranslatedText } from "#kernel/words";
import type { Publication } from "./words.ts";

/** Parts of one cell that holds several values. */
const separator = ";";

/** Columns beside the translations, in the order in which an export writes them. */
export const plainColumns = [
  "key",
  "code",
  "title",
  "title_lang",
  "kind",
  "topics",
  "audience",
  "year",
  "languages",
  "authors",
  "publisher",
  "place",
  "series",
  "number",
  "abstract",
  "abstract_lang",
  "link",
  "doi",
  "isbn",
  "licence",
] as const;

const translated = (["title", "abstract"] as const).flatMap((name) =>
  langs.map((lang) => ({ column: `${name}_${lang}`, name, lang })),
);

export const publicationColumns: readonly string[] = [
  ...plainColumns,
  ...translated.map(({ column }) => column),
];

export type Cells = Readonly<Record<string, string>>;

/** An entry as cells of a table; `cellsOf` and `contentOf` are each other's inverse. */
export function cellsOf(
  content: Publication,
  { key, code }: { key: string | null; code: string },
): Record<string, string> {
  const { title, abstract } = content;
  const joined = (values: readonly string[]) => values.join(`${separator} `);
  return {
    key: key ?? "",
    code,
    title: title.text,
    title_lang: title.lang,
    kind: content.kind,
    topics: joined(content.topics),
    audience: joined(content.audience),
    year: content.year === null ? "" : String(content.year),
    languages: joined(content.languages),
    authors: joined(content.authors),
    publisher: content.publisher,
    place: content.place ?? "",
    series: content.series ?? "",
    number: content.number ?? "",
    abstract: abstract?.text ?? "",
    abstract_lang: abstract?.lang ?? "",
    link: content.link ?? "",
    doi: content.doi ?? "",
    isbn: content.isbn ?? "",
    licence: content.licence ?? "",
    ...Object.fromEntries(
      translated.map(({ column, name, lang }) => [column, content[name]?.translations[lang]?.text ?? ""]),
    ),
  };
}

function several(cell: string): string[] {
  return cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function textOf(cells: Cells, name: "title" | "abstract", before: TranslatedText | undefined): unknown {
  const text = cells[name];
  if (!text) return undefined;
  const translations = translated.flatMap(({ column, name: of, lang }) => {
    const cell = of === name ? cells[column] : undefined;
    if (!cell) return [];
    const old = before?.translations[lang];
    // Who translated a text stays with it as long as it is the same.
    return [[lang, old?.text === cell ? old : { text: cell, by: "import", reviewed: false }] as const];
  });
  return {
    lang: cells[`${name}_lang`] || before?.lang || "und",
    text,
    translations: Object.fromEntries(translations),
  };
}

const lists = ["topics", "audience", "languages", "authors"] as const;
const optional = ["place", "series", "number", "link", "doi", "isbn", "licence"] as const;

/**
 * What the cells say of an entry, not yet checked. A column that the file does not have leaves what stood there; an empty
 * cell takes it away.
 */
export function contentOf(given: Cells, before: Publication | null): unknown {
  const cells = {
    ...(before === null ? {} : cellsOf(before, { key: null, code: "" })),
    ...given,
  } as Cells;
  const year = cells.year ?? "";
  return {
    title: textOf(cells, "title", before?.title),
    abstract: textOf(cells, "abstract", before?.abstract),
    kind: cells.kind || "other",
    publisher: cells.publisher ?? "",
    year: year === "" ? null : /^\d{1,4}$/.test(year) ? Number(year) : year,
    ...Object.fromEntries(lists.map((name) => [name, several(cells[name] ?? "")])),
    ...Object.fromEntries(optional.flatMap((name) => (cells[name] ? [[name, cells[name]]] : []))),
  };
}
