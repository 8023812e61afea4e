import type { Lang } from "../i18n/lang.ts";
import { withoutApostrophe } from "./formula.ts";
import type { InspectContext } from "./importer.ts";
import { fieldsOfColumns, type ImporterField } from "./mapping.ts";
import { readTable } from "./read-table.ts";
import { Rejections, rowError } from "./row-check.ts";

/** A row of a register's file: its cells under the fields that they were matched to, cut of blanks. */
export type GivenRow<Cells> = { readonly row: number; readonly cells: Cells };
export type GivenRows<Cells> = {
  readonly rows: readonly GivenRow<Cells>[];
  readonly columns: readonly { from: string; to: string }[];
  readonly rejections: Rejections;
  readonly rowsRead: number;
};

type Register = {
  readonly fields: readonly ImporterField[];
  /** By what an entry is known; "" where a row names none. */
  readonly keyOf: (cells: Readonly<Record<string, string>>) => string;
  readonly maxRows: number;
};
type Open = Pick<InspectContext, "path" | "fileName" | "signal" | "matched"> & { readonly lang: Lang };

/** Reads the whole file of a register that is updated by key; a key that stands twice is refused where it stands the second time. */
export async function readKeyedRows(
  { path, fileName, signal, lang, matched }: Open,
  { fields, keyOf, maxRows }: Register,
): Promise<GivenRows<Record<string, string>>> {
  const rows: GivenRow<Record<string, string>>[] = [];
  const rejections = new Rejections();
  const seen = new Map<string, number>();
  let rowsRead = 0;
  let columns: { from: string; to: string }[] = [];
  for await (const batch of readTable(path, { fileName, signal, maxRows })) {
    const names = fieldsOfColumns({ fields, columns: batch.head.columns, matched, lang });
    columns = batch.head.columns.flatMap((from, at) => {
      const to = names[at];
      return to ? [{ from, to }] : [];
    });
    for (const { row, cells } of batch.rows) {
      rowsRead += 1;
      const held: Record<string, string> = {};
      for (const [at, name] of names.entries())
        if (name) held[name] = withoutApostrophe(cells[at] ?? "").trim();
      const key = keyOf(held);
      const first = seen.get(key);
      if (key !== "" && first !== undefined)
        rejections.add(rowError(lang, { row, column: "key", value: key }, "duplicate-key", { row: first }));
      else rows.push({ row, cells: held });
      if (key !== "") seen.set(key, row);
    }
  }
  return { rows, columns, rejections, rowsRead };
}
