import { stringify } from "csv-stringify/sync";
import excel from "exceljs";
import { neutralise } from "#kernel/import";
import type { ExportTable } from "./table.ts";

/** UTF-8 with a mark, so that spreadsheets read every script; nothing in it is calculated. */
export function tableAsCsv({ columns, rows }: ExportTable): Buffer {
  const cells = rows.map((row) => row.map(neutralise));
  return Buffer.from(stringify([columns, ...cells], { bom: true, record_delimiter: "\r\n" }), "utf8");
}

/** As the standard's toolkit lays it out: names in a hidden first row, labels in the second, then one row a person. */
export async function tableAsXlsx({ columns, labels, rows }: ExportTable): Promise<Buffer> {
  const book = new excel.Workbook();
  const sheet = book.addWorksheet("HTCDS", { views: [{ state: "frozen", ySplit: 2 }] });
  sheet.addRow([...columns]).hidden = true;
  sheet.addRow([...labels]).font = { bold: true };
  for (const row of rows) sheet.addRow(row.map(neutralise));
  return Buffer.from(await book.xlsx.writeBuffer());
}
