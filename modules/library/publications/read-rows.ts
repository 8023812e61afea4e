import type { z } from "zod";
import {
  type CellProblem,
  type GivenRows,
  type ImporterField,
  type GivenRow as KeyedRow,
  type Rejections,
  readKeyedRows,
  rowError,
} from "#kernel/import";
import { type Lang, readCode } from "#kernel/words";
import { textInAll } from "../text.ts";
import { type Cells, contentOf, publicationColumns } from "./columns.ts";
import { audiences, Key, kinds, Publication, topics } from "./words.ts";

/** A catalogue of more rows than this is no catalogue of one office. */
export const mostRows = 20_000;

export const importerFields: readonly ImporterField[] = publicationColumns.map((name) => ({
  name,
  label: textInAll(`column.${name}`),
  required: name === "title",
}));

export type GivenRow = KeyedRow<Cells>;
export type Given = GivenRows<Cells>;

/** Reads the whole table; a key that stands twice is refused where it stands the second time. */
export function readRows(open: Parameters<typeof readKeyedRows>[0]): Promise<Given> {
  return readKeyedRows(open, {
    fields: importerFields,
    keyOf: ({ key, code = "" }) => key || code,
    maxRows: mostRows,
  });
}

export type Checked = {
  readonly key: string | null;
  readonly code: string | null;
  readonly content: Publication;
};

/** A row as an entry, beside what stood; null when a cell is wrong, which is then told. */
export function checkRow(
  { row, cells }: GivenRow,
  { before, lang, rejections }: { before: Publication | null; lang: Lang; rejections: Rejections },
): Checked | null {
  const wrong = (column: string, problem: CellProblem, params = {}) => {
    rejections.add(rowError(lang, { row, column, value: cells[column] ?? "" }, problem, params));
    return null;
  };
  if (cells.key && !Key.safeParse(cells.key).success)
    return wrong("key", "not-in-list", { list: "a-z 0-9 . _ -" });
  if (cells.code && readCode(cells.code) === null) return wrong("code", "not-in-list", { list: "B-…" });
  const read = Publication.safeParse(contentOf(cells, before));
  if (read.success)
    return { key: cells.key || null, code: cells.code ? readCode(cells.code) : null, content: read.data };
  for (const issue of read.error.issues) tellIssue(issue, wrong);
  return null;
}

const lists: Readonly<Record<string, readonly string[]>> = { kind: kinds, topics, audience: audiences };

function tellIssue(
  issue: z.core.$ZodIssue,
  wrong: (column: string, problem: CellProblem, params?: Record<string, string | number>) => null,
): void {
  const [name, part, lang] = issue.path.map(String);
  const column =
    name === undefined
      ? "title"
      : part === "translations" && lang
        ? `${name}_${lang}`
        : part === "lang"
          ? `${name}_lang`
          : name;
  const list = lists[column];
  if (list !== undefined) wrong(column, "not-in-list", { list: list.join(", ") });
  else if (column === "year") wrong(column, "bad-whole-number", { from: 1800, to: 2200 });
  else if (column === "languages" || column.endsWith("_lang")) wrong(column, "unknown-language");
  else if (issue.code === "too_big") wrong(column, "too-long", { limit: Number(issue.maximum) });
  else if (column === "link") wrong(column, "not-in-list", { list: "https://…" });
  else if (column === "doi") wrong(column, "not-in-list", { list: "10.…/…" });
  else if (column === "isbn") wrong(column, "not-in-list", { list: "978-…" });
  else wrong(column, "missing");
}
