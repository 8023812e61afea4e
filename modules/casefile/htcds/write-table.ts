import { csvOf, type ExportMark, workbookOf } from "#kernel/watermark";
import type { ExportTable } from "./table.ts";

/** UTF-8 with a mark, so that spreadsheets read every script; nothing in it is calculated. */
export function tableAsCsv({ columns, rows }: ExportTable, mark: ExportMark): Buffer {
  return Buffer.from(csvOf([columns, ...rows], mark), "utf8");
}

/** As the standard's toolkit lays it out: names in a hidden first row, labels in the second, then one row a person. */
export async function tableAsXlsx({ columns, labels, rows }: ExportTable, mark: ExportMark): Promise<Buffer> {
  return workbookOf([{ name: "HTCDS", heading: [columns, labels], hiddenHeading: [0], rows }], mark);
}
