import { Readable } from "node:stream";
import type ExcelJS from "exceljs";
import type { ChildOrder, TableHead, TableWarning } from "../table.ts";
import { readHeading } from "./heading.ts";
import type { Emit } from "./output.ts";
import { ReadingRefusal } from "./refusal.ts";
import { shapeRow } from "./shape.ts";
import { chooseSheet, plainArchive, readWorkbook } from "./workbook.ts";
import { listZip } from "./zip.ts";

/** Reads one sheet of a workbook. Formulas stay text: what they once gave is not evidence of anything. */
export async function readXlsx(order: ChildOrder, emit: Emit): Promise<TableWarning[]> {
  const entries = listZip(order);
  const workbook = await readWorkbook(entries);
  const sheet = chooseSheet(order, workbook);
  let share = 0;
  const archive = plainArchive(entries, workbook, sheet, (part) => {
    share = part;
  });
  const { default: excel } = await import("exceljs");
  const reader = new excel.stream.xlsx.WorkbookReader(Readable.from(archive), {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    entries: "ignore",
  });
  let head: TableHead | null = null;
  let read = 0;
  let formulas = 0;
  for await (const worksheet of reader) {
    for await (const row of worksheet) {
      if (row.number < order.headerRow) continue;
      const cells: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell, at) => {
        while (cells.length < at - 1) cells.push("");
        const text = cellText(cell.value);
        if (text.formula) formulas += 1;
        cells.push(text.text);
      });
      if (cells.reduce((sum, cell) => sum + cell.length, 0) > order.maxRow) {
        throw new ReadingRefusal("row-too-long", { row: row.number, limit: order.maxRow });
      }
      if (head === null) {
        if (row.number > order.headerRow) throw new ReadingRefusal("empty", { row: order.headerRow });
        const columns = readHeading(order, cells);
        head = { format: "xlsx", encoding: "utf-8", delimiter: null, sheet: sheet.name, columns };
        await emit.head(head);
        continue;
      }
      const shaped = shapeRow(row.number, cells, head.columns.length);
      if (shaped === null) continue;
      read += 1;
      if (read > order.maxRows) throw new ReadingRefusal("too-many-rows", { limit: order.maxRows });
      await emit.row(shaped, share);
    }
  }
  if (head === null) throw new ReadingRefusal("empty", { row: order.headerRow });
  if (read === 0) throw new ReadingRefusal("no-rows", { row: order.headerRow });
  const warnings: TableWarning[] = [];
  if (formulas > 0) warnings.push({ code: "formula-cells", params: { count: formulas } });
  if (order.sheet === null && workbook.sheets.filter((other) => other.visible).length > 1) {
    warnings.push({ code: "more-sheets", params: { sheet: sheet.name } });
  }
  return warnings;
}

type CellText = { readonly text: string; readonly formula: boolean };

function cellText(value: ExcelJS.CellValue): CellText {
  if (typeof value === "object" && value !== null && ("formula" in value || "sharedFormula" in value)) {
    const formula = "formula" in value ? value.formula : value.sharedFormula;
    return { text: `=${String(formula ?? "")}`, formula: true };
  }
  return { text: plainText(value), formula: false };
}

function plainText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return dateText(value);
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map((part) => part.text).join("");
  if ("hyperlink" in value) return typeof value.text === "string" ? value.text : plainText(value.text);
  if ("error" in value) return String(value.error);
  return "";
}

/** Workbooks hold dates as days since 1900 without a zone. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return "";
  const text = value.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19);
}
