export { csvLine, csvMark, csvOf } from "./csv.ts";
export type { ExportMark } from "./export-mark.ts";
export { exportMark } from "./export-mark.ts";
export { findMark } from "./find-mark.ts";
export type { SheetCell, SheetOfExport } from "./workbook.ts";
export { workbookOf } from "./workbook.ts";
