import { z } from "zod";

export { Preview, Report, RowError } from "../words/import-report.ts";

/** What the import page and the command line show of an importer. */
export const ImporterListing = z.object({
  name: z.string(),
  about: z.string(),
  extensions: z.array(z.string()).describe("file names it reads, such as .csv or .xlsx"),
  needs: z.string(),
  maxBytes: z.int(),
});
export type ImporterListing = z.infer<typeof ImporterListing>;

/** Choices of an importer, such as the delimiter or the meaning of a column. */
export const ImportOptions = z.record(z.string(), z.string());
export type ImportOptions = z.infer<typeof ImportOptions>;

export const importStates = ["staging", "done", "failed", "undone"] as const;
export const ImportState = z.enum(importStates);
export type ImportState = z.infer<typeof ImportState>;

/** One import that was run, as the list of imports shows it. */
export const ImportRun = z.object({
  importId: z.uuid(),
  importer: z.string(),
  state: ImportState,
  rowsRead: z.int(),
  accepted: z.int(),
  rejectedCount: z.int(),
  created: z.int(),
  updated: z.int(),
  at: z.string(),
  undoneAt: z.string().nullable(),
  may: z.array(z.enum(["undo-import"])),
});
export type ImportRun = z.infer<typeof ImportRun>;

/** At most this many wrong cells are listed; all are counted. */
export const rejectedShown = 1000;
