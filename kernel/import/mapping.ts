import type { Lang } from "../i18n/lang.ts";
import { ImportProblem } from "./problem.ts";

/** What an importer knows how to read. The reader matches each column of a file to one of these, or leaves it out. */
export type ImporterField = {
  readonly name: string;
  /** In words; by language where it has translations. */
  readonly label: string | Readonly<Record<Lang, string>>;
  /** Nothing can be imported when no column holds it. */
  readonly required?: boolean;
  /** More than one column may hold it. */
  readonly several?: boolean;
  /** Other headings under which files name it. */
  readonly aliases?: readonly string[];
};

/** The field of each column of a file, in the file's order; null for a column that is left out. */
export type Matched = readonly (string | null)[];

/** Letters and digits alone, so that `birth_date`, "Birth date" and "BIRTHDATE " meet. */
export function foldName(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** A field's label in the reader's language. */
export function labelOf({ label }: ImporterField, lang: Lang): string {
  return typeof label === "string" ? label : label[lang];
}

/**
 * Finds the field of each column: first by the exact name, then by names, other headings and labels of any language
 * without regard to case, spaces and signs. A heading that two fields claim equally tells nothing.
 */
export function proposeMatches(fields: readonly ImporterField[], columns: readonly string[]): Matched {
  const ways = [
    claims(
      fields,
      ({ name }) => [name],
      (text) => text.trim(),
    ),
    claims(fields, ({ name }) => [name], foldName),
    claims(fields, ({ aliases = [] }) => aliases, foldName),
    claims(fields, ({ label }) => (typeof label === "string" ? [label] : Object.values(label)), foldName),
  ];
  const matched: (string | null)[] = columns.map(() => null);
  const taken = new Set<string>();
  for (const find of ways) {
    for (const [at, column] of columns.entries()) {
      const field = matched[at] === null ? find(column) : null;
      if (!field || taken.has(field.name)) continue;
      matched[at] = field.name;
      if (!field.several) taken.add(field.name);
    }
  }
  return matched;
}

function claims(
  fields: readonly ImporterField[],
  textsOf: (field: ImporterField) => readonly string[],
  fold: (text: string) => string,
): (column: string) => ImporterField | null {
  const byText = new Map<string, ImporterField | null>();
  for (const field of fields) {
    for (const text of new Set(textsOf(field).map(fold))) {
      if (text !== "") byText.set(text, byText.has(text) ? null : field);
    }
  }
  return (column) => byText.get(fold(column)) ?? null;
}

export type MatchRefusal = {
  readonly refusal: "unknown-field" | "field-twice" | "field-missing";
  /** The column by its place from 0; null when no column is to blame. */
  readonly at: number | null;
  readonly params: Readonly<Record<string, string>>;
};

/** What is wrong with a matching of columns to fields, the first thing only; null when nothing is. */
export function matchRefusal(
  fields: readonly ImporterField[],
  matched: Matched,
  lang: Lang,
): MatchRefusal | null {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const seen = new Map<string, number>();
  for (const [at, name] of matched.entries()) {
    if (name === null) continue;
    const field = byName.get(name);
    if (field === undefined) return { refusal: "unknown-field", at, params: { field: name } };
    const before = seen.get(name);
    if (before !== undefined && !field.several) {
      const params = { field: labelOf(field, lang), first: String(before + 1), second: String(at + 1) };
      return { refusal: "field-twice", at, params };
    }
    seen.set(name, before ?? at);
  }
  const gaps = fields.filter((field) => field.required && !seen.has(field.name));
  if (gaps.length === 0) return null;
  const params = { fields: gaps.map((field) => labelOf(field, lang)).join(", ") };
  return { refusal: "field-missing", at: null, params };
}

type Asked = {
  readonly fields: readonly ImporterField[];
  readonly columns: readonly string[];
  readonly matched?: Matched | undefined;
  readonly lang: Lang;
};

/**
 * For an importer that goes by its fields alone: the field of each column, as the reader matched them or else by the
 * names in the heading. Throws `ImportProblem` where a needed field has no column.
 */
export function fieldsOfColumns({ fields, columns, matched, lang }: Asked): Matched {
  const held = matched ?? proposeMatches(fields, columns);
  const refused = matchRefusal(fields, held, lang);
  if (refused === null) return held;
  const found = columns.slice(0, 12).map((column) => column.slice(0, 40));
  throw new ImportProblem("wrong-header", {
    row: 1,
    missing: refused.params.fields ?? refused.params.field ?? "",
    found: found.join(", "),
  });
}

/** Columns in the order of their names, whatever their order in the file: their places in the file. */
function byNameOrder(columns: readonly string[]): number[] {
  const folded = columns.map(foldName);
  return columns
    .map((_column, at) => at)
    .sort((a, b) => ((folded[a] ?? "") < (folded[b] ?? "") ? -1 : folded[a] === folded[b] ? a - b : 1));
}

/** One text for one set of columns, whatever their order; never kept as it is: a file without a heading has people there. */
export function textOfColumns(columns: readonly string[]): string {
  return JSON.stringify(byNameOrder(columns).map((at) => foldName(columns[at] ?? "")));
}

/** Brings what was matched in the file's order into the order of the columns' names. */
export function toNameOrder(columns: readonly string[], matched: Matched): (string | null)[] {
  return byNameOrder(columns).map((at) => matched[at] ?? null);
}

/** Brings it back into the order of another file with the same set of columns. */
export function fromNameOrder(columns: readonly string[], kept: Matched): (string | null)[] {
  const matched: (string | null)[] = columns.map(() => null);
  for (const [place, at] of byNameOrder(columns).entries()) matched[at] = kept[place] ?? null;
  return matched;
}
