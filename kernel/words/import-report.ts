import { z } from "zod";

/** One cell of a foreign file that could not be read. `row` counts as the file does, the heading being row 1. */
export const RowError = z.object({
  row: z.int(),
  column: z.string(),
  value: z.string(),
  expected: z.string().describe("a sentence in the reader's language"),
});
export type RowError = z.infer<typeof RowError>;

/** The columns of a file that was uploaded and the fields to which they may be matched. */
export const ImportColumns = z.object({
  fields: z.array(
    z.object({ name: z.string(), label: z.string(), required: z.boolean(), several: z.boolean() }),
  ),
  columns: z.array(
    z.object({
      name: z.string(),
      examples: z.array(z.string()).describe("its first different values"),
      field: z.string().nullable().describe("the proposed field; null to leave the column out"),
    }),
  ),
  remembered: z.boolean().describe("proposed as the reader matched the same columns before"),
});
export type ImportColumns = z.infer<typeof ImportColumns>;

/** What a file was recognised as by its first rows. */
export const Recognition = z.object({
  columns: z.array(z.string()).describe("the columns that were found"),
  fits: z
    .array(
      z.object({
        importer: z.string(),
        recognisedAs: z.string().describe("the layout, in the reader's language"),
        matched: z.int().describe("columns that it knows"),
      }),
    )
    .describe("the importers that read it, the best first"),
  nearest: z.array(
    z.object({ importer: z.string(), recognisedAs: z.string(), missing: z.array(z.string()) }),
  ),
  sentence: z.string().nullable().describe("what was found and what comes near, where no importer reads it"),
});
export type Recognition = z.infer<typeof Recognition>;

/** How far one coded field of the records could be filled, for importers that map foreign words to codes. */
export const MappedShare = z.object({
  rows: z.int(),
  mapped: z.int().describe("records that got at least one code"),
  share: z.number(),
  source: z.int().describe("of these, by the source's own coded columns"),
  rule: z.int().describe("of these, proposed by rules over the text"),
  unmapped: z
    .array(z.object({ value: z.string(), rows: z.int() }))
    .describe("values of the source that no list knows, the most frequent first"),
  without: z.array(z.int()).describe("rows that got no code; at most 200"),
});
export type MappedShare = z.infer<typeof MappedShare>;

/** A record of the file that may be the same as another: one that is here, or one of an earlier row. */
export const SameRecord = z.object({
  row: z.int(),
  code: z.string().optional().describe("code of the record that is here"),
  sameAsRow: z.int().optional().describe("earlier row of the file"),
  why: z.enum(["identifier", "similar"]),
  share: z.number(),
  done: z.enum(["added", "left-out", "updated"]),
});
export type SameRecord = z.infer<typeof SameRecord>;

/** What importers of records say beside their rows. */
const ofRecords = {
  records: z.int().optional().describe("records that the file holds"),
  mapped: z.record(z.string(), MappedShare).optional().describe("by field"),
  same: z.array(SameRecord).optional().describe("at most 1,000"),
};

/** What an import would do, before anything is written. */
export const Preview = z.object({
  recognisedAs: z.string(),
  rowsRead: z.int(),
  accepted: z.int(),
  rejectedCount: z.int(),
  rejected: z.array(RowError).describe("at most 1,000"),
  columns: z.array(z.object({ from: z.string(), to: z.string() })),
  sample: z.array(z.record(z.string(), z.string())),
  creates: z.int().optional(),
  updates: z.int().optional(),
  warnings: z.array(z.string()),
  ...ofRecords,
});
export type Preview = z.infer<typeof Preview>;

/** What an import did. */
export const Report = z.object({
  importId: z.string(),
  dataset: z.string().optional(),
  rowsRead: z.int(),
  accepted: z.int(),
  rejectedCount: z.int(),
  rejected: z.array(RowError),
  created: z.int().optional(),
  updated: z.int().optional(),
  warnings: z.array(z.string()).optional(),
  ...ofRecords,
});
export type Report = z.infer<typeof Report>;
