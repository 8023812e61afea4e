import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import excel from "exceljs";
import { neutralise } from "../import/formula.ts";
import type { ExportMark } from "./export-mark.ts";

export type SheetCell = string | number | null;

export type SheetOfExport = {
  readonly name: string;
  /** Rows that stand still at the top and are bold; the first is the heading that an import reads. */
  readonly heading: readonly (readonly string[])[];
  readonly rows: Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>;
  /** Rows of the heading, from 0, that are kept for programs and not shown. */
  readonly hiddenHeading?: readonly number[];
  /** Widths of columns in characters; 18 when left out. */
  readonly widths?: readonly number[];
  readonly rightToLeft?: boolean;
};

/**
 * Writes a workbook row by row. Nothing in it is calculated: a text that a sheet would take for a formula gets an
 * apostrophe. The mark stands in the properties, in the foot of each printed page and in a sheet of its own, which is
 * hidden so that readers and imports see the data first.
 */
export async function workbookOf(sheets: readonly SheetOfExport[], mark: ExportMark): Promise<Buffer> {
  const out = new PassThrough();
  const whole = buffer(out);
  const book = new excel.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  book.creator = mark.by;
  book.description = mark.line;
  book.keywords = mark.demonstration ? `DEMONSTRATION ${mark.id}` : mark.id;
  for (const sheet of sheets) await writeSheet(book, sheet, mark);
  const own = book.addWorksheet("Palermo", { state: "hidden" });
  for (const [name, value] of mark.facts) own.addRow([neutralise(name), neutralise(value)]).commit();
  own.commit();
  await book.commit();
  return whole;
}

async function writeSheet(
  book: excel.stream.xlsx.WorkbookWriter,
  { name, heading, rows, hiddenHeading = [], widths = [], rightToLeft = false }: SheetOfExport,
  mark: ExportMark,
): Promise<void> {
  const foot = [mark.demonstration ? "DEMONSTRATION " : "", mark.line].join("").replaceAll("&", "&&");
  const sheet = book.addWorksheet(sheetName(name), {
    views: [{ state: "frozen", ySplit: heading.length, rightToLeft }],
    headerFooter: { oddFooter: `&L${foot.slice(0, 200)}&R&P / &N` },
  });
  const most = heading[0]?.length ?? 0;
  sheet.columns = Array.from({ length: most }, (_column, at) => ({ width: widths[at] ?? 18 }));
  for (const [at, cells] of heading.entries()) {
    const row = sheet.addRow(cells.map(neutralise));
    row.font = { bold: true };
    row.hidden = hiddenHeading.includes(at);
    row.commit();
  }
  for await (const cells of rows) {
    sheet.addRow(cells.map((cell) => (typeof cell === "string" ? neutralise(cell) : cell))).commit();
  }
  sheet.commit();
}

/** What the format allows: 31 characters, none of * ? : \ / [ ] */
function sheetName(name: string): string {
  const plain = name
    .replace(/[*?:\\/[\]]/g, " ")
    .trim()
    .slice(0, 31);
  return plain === "" || plain.toLowerCase() === "palermo" ? "Data" : plain;
}
