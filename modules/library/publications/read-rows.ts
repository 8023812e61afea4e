import type { z } from "zod";
import {
  type CellProblem,
  fieldsOfColumns,
  type ImporterField,
  type InspectContext,
  Rejections,
  readTable,
  rowError,
  withoutApostrophe,
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

export type GivenRow = { readonly row: number; readonly cells: Cells };
export type Given = {
  readonly rows: readonly GivenRow[];
  readonly columns: readonly { from: string; to: string }[];
  readonly rejections: Rejections;
  readonly rowsRead: number;
};

/** Reads the whole table; a key that stands twice is refused where it stands the second time. */
export async function readRows(
  open: Pick<InspectContext, "path" | "fileName" | "signal" | "lang" | "matched">,
): Promise<Given> {
  const { path, fileName, signal, lang, matched } = open;
  const rows: GivenRow[] = [];
  const rejections = new Rejections();
  const seen = new Map<string, number>();
  let rowsRead = 0;
  let columns: { from: string; to: string }[] = [];
  for await (const batch of readTable(path, { fileName, signal, maxRows: mostRows })) {
    const names = fieldsOfColumns({ fields: importerFields, columns: batch.head.columns, matched, lang });
    columns = batch.head.columns.flatMap((from, at) => {
      const to = names[at];
      return to ? [{ from, to }] : [];
    });
    for (const { row, cells } of batch.rows) {
      rowsRead += 1;
      const held: Record<string, string> = {};
      for (const [at, name] of names.entries())
        if (name) held[name] = withoutApostrophe(cells[at] ?? "").trim();
      const key = held.key || (held.code ?? "");
      const first = seen.get(key);
      if (key !== "" && first !== undefined)
        rejections.add(rowError(lang, { row, column: "key", value: key }, "duplicate-key", { row: first }));
      else rows.push({ row, cells: held });
      if (key !== "") seen.set(key, row);
    }
  }
  return { rows, columns, rejections, rowsRead };
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
