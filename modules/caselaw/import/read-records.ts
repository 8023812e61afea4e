import {
  type InspectContext,
  Rejections,
  type RowError,
  readTable,
  sentence,
  type TableHead,
  type TableRow,
} from "#kernel/import";
import { Judgment } from "../words/index.ts";
import { Tally } from "./mapping/tally.ts";
import type { Expected, RowAsk, RowRead } from "./row-read.ts";
import { text } from "./text.ts";

/** A judgment of the file with the row it stands in. */
export type FileRecord = {
  readonly row: number;
  readonly judgment: Judgment;
  /** Code of the judgment here that it revises, where the file says so. */
  readonly revises?: string;
};

export type RecordsRead = {
  readonly records: readonly FileRecord[];
  readonly rowsRead: number;
  readonly rejections: Rejections;
  readonly tally: Tally;
  readonly warnings: readonly string[];
};

export type Open = Pick<InspectContext, "path" | "fileName" | "lang" | "signal" | "options" | "progress">;

/** Files of records are read whole: what is beyond this is a data set, not a collection of judgments. */
export const recordLimits = { maxBytes: 64 * 1024 ** 2, maxRows: 50_000 } as const;

const shownLength = 80;

/** What one row tells beside its judgment goes to the report; nothing when the row was refused. */
export type ReadRow<T> = (ask: RowAsk) => T | null;

export type TableWalk<T> = {
  readonly open: Open;
  readonly required: readonly string[];
  /** Columns that are read; the others are named as left out. */
  readonly known?: readonly string[];
  readonly read: ReadRow<T>;
  /** The name under which a column is asked for, where columns were matched to fields. */
  readonly nameOf?: (head: TableHead) => readonly (string | null)[];
};

/** Reads the rows of a table one by one; `each` gets what was read of the rows that were not refused. */
export async function walkTable<T>(
  { open, required, known, read, nameOf }: TableWalk<T>,
  each: (row: number, value: T, refuse: RowAsk["refuse"]) => void,
): Promise<{ rowsRead: number; rejections: Rejections; warnings: string[] }> {
  const rejections = new Rejections();
  const warnings: string[] = [];
  let rowsRead = 0;
  const sheet = open.options.sheet === undefined ? {} : { sheet: open.options.sheet };
  const table = { fileName: open.fileName, signal: open.signal, required, ...recordLimits, ...sheet };
  for await (const { head, rows, share, warnings: found } of readTable(open.path, table)) {
    const names = nameOf?.(head) ?? head.columns;
    if (rowsRead === 0) warnings.push(...leftOut(open, head, names, known));
    for (const row of rows) {
      rowsRead += 1;
      readOne(row, names, head);
    }
    await open.progress(Math.round(share * 100), 100, text(open.lang, "step.reading"));
    warnings.push(...found.map(({ code, params }) => sentence(open.lang, `warning.${code}`, params)));
  }
  return { rowsRead, rejections, warnings };

  function readOne({ row, cells, surplus }: TableRow, names: readonly (string | null)[], head: TableHead) {
    const places = new Map(names.map((name, at) => [name, at]));
    const heading = (name: string) => {
      const at = places.get(name);
      return at === undefined ? name : (head.columns[at] ?? name);
    };
    const refuse = (
      column: string,
      value: string,
      expected: Expected,
      params?: Readonly<Record<string, string | number>>,
    ) => rejections.add(wrongCell(open.lang, { row, column: heading(column), value }, expected, params));
    if (surplus[0] !== undefined)
      rejections.add({
        row,
        column: "",
        value: surplus[0].slice(0, shownLength),
        expected: sentence(open.lang, "cell.surplus-cells"),
      });
    const cell = (name: string) => {
      const at = places.get(name);
      return at === undefined ? "" : (cells[at] ?? "");
    };
    const value = read({ row, cell, refuse, lang: open.lang });
    if (value !== null && !rejections.has(row)) each(row, value, refuse);
  }
}

function leftOut(
  open: Open,
  head: TableHead,
  names: readonly (string | null)[],
  known: readonly string[] | undefined,
): string[] {
  const ignored = head.columns.filter((column, at) => {
    const name = names[at] ?? null;
    return column.trim() !== "" && (name === null || (known !== undefined && !known.includes(name)));
  });
  if (ignored.length === 0) return [];
  return [sentence(open.lang, "warning.ignored-columns", { columns: ignored.slice(0, 40).join(", ") })];
}

function wrongCell(
  lang: Open["lang"],
  place: { row: number; column: string; value: string },
  expected: Expected,
  params: Readonly<Record<string, string | number>> = {},
): RowError {
  const value = place.value.length > shownLength ? `${place.value.slice(0, shownLength)}…` : place.value;
  return { ...place, value, expected: text(lang, `expected.${expected}`, params) };
}

/** Reads a file of which each row is a judgment. */
export async function readRecords(
  walk: Omit<TableWalk<RowRead>, "read"> & { readonly read: ReadRow<RowRead> },
): Promise<RecordsRead> {
  const records: FileRecord[] = [];
  const tally = new Tally();
  const { rowsRead, rejections, warnings } = await walkTable(walk, (row, { judgment, read }, refuse) => {
    const checked = Judgment.safeParse(judgment);
    if (checked.success) {
      records.push({ row, judgment: checked.data });
      tally.add(row, read);
      return;
    }
    for (const { path, message } of checked.error.issues)
      refuse(path.join("."), "", "record", { message: message.slice(0, 200) });
  });
  return { records, rowsRead, rejections, tally, warnings };
}
