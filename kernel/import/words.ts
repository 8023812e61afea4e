import { z } from "zod";

export { ImportColumns, Preview, Recognition, Report, RowError } from "../words/import-report.ts";

/** What the import page and the command line show of an importer. */
export const ImporterListing = z.object({
  name: z.string(),
  about: z.string(),
  extensions: z.array(z.string()).describe("file names it reads, such as .csv or .xlsx"),
  needs: z.string(),
  maxBytes: z.int(),
  mapped: z.boolean().describe("the columns of the file are matched to fields before the preview"),
  options: z
    .array(
      z.object({
        name: z.string(),
        label: z.string(),
        expected: z.string().describe("what may be said, in words"),
        choices: z.array(z.object({ value: z.string(), label: z.string() })).describe("empty: any text"),
      }),
    )
    .describe("what the reader may say beside the file"),
});
export type ImporterListing = z.infer<typeof ImporterListing>;

/** Choices of an importer, such as the delimiter or the meaning of a column. */
export const ImportOptions = z.record(z.string(), z.string());
export type ImportOptions = z.infer<typeof ImportOptions>;

/** How a reader matched the columns of a file. By place, since a file without a heading has people in its first row. */
export const MatchedColumns = z
  .array(z.string().max(200).nullable())
  .max(2000)
  .describe("the field of each column of the file, in the file's order; null leaves a column out");

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
