export { type AuditOptions, type AuditReport, auditTable, type Violation } from "./audit-table.ts";
export type { PublishedFigures } from "./figures.ts";
