import type { ImportColumns } from "../words/import-report.ts";
import type { Importer, InspectContext } from "./importer.ts";
import { labelOf, proposeMatches } from "./mapping.ts";
import { ImportProblem } from "./problem.ts";
import { readTable } from "./read-table.ts";
import { rememberedMatches } from "./remembered.ts";
import type { TableBatch } from "./table.ts";

type Open = Pick<InspectContext, "path" | "fileName" | "signal"> & Partial<Pick<InspectContext, "options">>;

const examplesShown = 3;
const exampleLength = 60;

/** The heading of a table and its first rows. */
export async function readFirstRows({ path, fileName, signal, options }: Open): Promise<TableBatch> {
  const sheet = options?.sheet === undefined ? {} : { sheet: options.sheet };
  for await (const batch of readTable(path, { fileName, signal, batchRows: 50, ...sheet })) return batch;
  throw new ImportProblem("unreadable");
}

/** The columns of a file with the first values of each, and the field that we propose for it. */
export async function readColumns(
  importer: Importer,
  open: Pick<InspectContext, "path" | "fileName" | "signal" | "inTx" | "lang" | "options">,
): Promise<ImportColumns> {
  const { fields = [], propose } = importer;
  const { head, rows } = await readFirstRows(open);
  const columns = [...head.columns];
  const remembered = await open.inTx(({ tx, vault }) => rememberedMatches({ tx, vault, importer, columns }));
  const matched = remembered ?? propose?.(columns) ?? proposeMatches(fields, columns);
  return {
    fields: fields.map((field) => ({
      name: field.name,
      label: labelOf(field, open.lang),
      required: field.required ?? false,
      several: field.several ?? false,
    })),
    columns: columns.map((name, at) => ({
      name,
      examples: examplesOf(rows.map(({ cells }) => cells[at] ?? "")),
      field: matched[at] ?? null,
    })),
    remembered: remembered !== null,
  };
}

function examplesOf(cells: readonly string[]): string[] {
  const filled = [...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ""))];
  return filled
    .slice(0, examplesShown)
    .map((cell) => (cell.length > exampleLength ? `${cell.slice(0, exampleLength)}…` : cell));
}
