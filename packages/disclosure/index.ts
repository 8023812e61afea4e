export { roundToBase } from "./round-to-base.ts";
export { type SafePercent, safePercent } from "./safe-percent.ts";
export { cellOf, marginOf, type ProtectedCell } from "./table/cell-of.ts";
export type { Layout } from "./table/layout.ts";
export { type ProtectInput, protectTable } from "./table/protect-table.ts";
export type { CellState, ProtectedTable, ProtectionReport } from "./table/protected-table.ts";
export { type SliceChoice, sliceProtected } from "./table/slice-protected.ts";
export { TableError, type TableErrorCode } from "./table-error.ts";
