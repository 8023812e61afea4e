import { z } from "zod";
import { Filter } from "./filter/filter.ts";

/** Counts below k are never shown for record-level data (CTDC: sets with fewer than 11 members are withheld). */
export const k = 11;

export const DataKind = z.enum(["records", "indicators"]);

export const Variable = z.object({
  name: z.string(),
  label: z.string(),
  categories: z.array(z.object({ code: z.string(), label: z.string() })),
});
export type Variable = z.infer<typeof Variable>;

/** Where figures come from and what to beware of; stands with every table. */
export const DataSetHead = z.object({
  dataSetId: z.uuid(),
  code: z.string().describe("short name for addresses and the command line, such as ctdc-1"),
  title: z.string(),
  kind: DataKind.describe("records: one row a person; indicators: figures published by an office"),
  source: z.string(),
  licence: z.string(),
  unit: z.string(),
  firstYear: z.int().nullable(),
  lastYear: z.int().nullable(),
  demonstration: z.boolean(),
});
export type DataSetHead = z.infer<typeof DataSetHead>;

export const DataSet = DataSetHead.extend({
  importer: z.string(),
  layoutVersion: z.int(),
  coverage: z.string(),
  caveats: z.array(z.string()),
  variables: z.array(Variable),
  rowsRead: z.int(),
  accepted: z.int(),
  rejectedCount: z.int(),
  rejected: z.array(z.object({ row: z.int(), column: z.string(), value: z.string(), expected: z.string() })),
  checksum: z.string().describe("SHA-256 of the file that was sent"),
  fileName: z.string(),
  importedAt: z.string(),
  may: z.array(z.enum(["remove-data-set"])),
});
export type DataSet = z.infer<typeof DataSet>;

export const cellStates = ["shown", "suppressed", "censored", "missing"] as const;
export const Cell = z.object({
  at: z.array(z.string().nullable()).describe("one category for each variable; null is the total"),
  state: z
    .enum(cellStates)
    .describe(
      "suppressed: hidden to protect people; censored: the source gives bounds only; missing: no figure",
    ),
  value: z.int().optional(),
  low: z.int().optional(),
  high: z.int().optional(),
  percent: z.number().optional().describe("of the records in which every variable of the table is known"),
  decimals: z.int().optional(),
});
export type Cell = z.infer<typeof Cell>;

export const Table = z.object({
  dataSet: DataSetHead,
  by: z.array(Variable),
  where: z.string().nullable(),
  k: z.int().nullable().describe("smallest count that is shown; null for published figures"),
  cells: z.array(Cell),
  /** Records in which every variable of the table is known; null when that number is withheld. */
  known: z.int().nullable(),
  withheld: z.int().describe("cells that are hidden, totals included"),
  caveats: z.array(z.string()),
});
export type Table = z.infer<typeof Table>;

const DataSetName = z.string().min(1).max(80).describe("code or id of a data set");
const Where = z
  .union([z.string().max(2000), Filter])
  .describe("a filter, as text (`year>=2015 and sex=female`) or as a tree");

export const TableAsk = z.object({
  dataset: DataSetName,
  by: z.array(z.string().max(30)).max(4).default([]).describe("up to four variables"),
  where: Where.optional(),
});

export const DataSetAsk = z.object({ dataset: DataSetName });

export const ProfileAsk = z.object({ dataset: DataSetName.optional(), where: Where.optional() });
export const Profile = z.object({
  dataSet: DataSetHead.nullable(),
  where: z.string().nullable(),
  k: z.int(),
  total: Cell.nullable(),
  panels: z.array(
    z.object({ variable: Variable, cells: z.array(Cell), known: z.int().nullable(), withheld: z.int() }),
  ),
  filters: z.array(Variable),
  caveats: z.array(z.string()),
});
export type Profile = z.infer<typeof Profile>;

/** Stages of the criminal-justice funnel, in the order of the chain. */
export const stages = ["offences", "formal_contact", "prosecuted", "convicted"] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

export const FunnelAsk = z.object({
  dataset: DataSetName.optional(),
  country: z.string().max(80).optional(),
  region: z.string().max(10).optional(),
  from: z.int().optional().describe("first year"),
  to: z.int().optional().describe("last year"),
});

const Figure = z.object({
  low: z.int(),
  high: z.int(),
  figures: z.int().describe("published figures that were added"),
  censored: z.int().describe("of these, figures given as <5"),
});
export type Figure = z.infer<typeof Figure>;
const Figures = z.object({
  offences: Figure.nullable(),
  formal_contact: Figure.nullable(),
  prosecuted: Figure.nullable(),
  convicted: Figure.nullable(),
});

export const Funnel = z.object({
  dataSet: DataSetHead.nullable(),
  stages: z.array(
    z.object({
      stage: Stage,
      label: z.string(),
      /** All published figures of the selection; null when there is none. */
      all: Figure.nullable(),
      /** Countries with at least one figure. */
      countries: z.int(),
      /** Only years of countries that published every stage, so that the stages can be set side by side. */
      matched: Figure.nullable(),
    }),
  ),
  matchedPairs: z.int().describe("years of countries that published every stage"),
  byYear: z.array(z.object({ year: z.int(), figures: Figures })),
  byCountry: z.array(z.object({ code: z.string(), label: z.string(), figures: Figures })),
  filters: z.array(Variable),
  caveats: z.array(z.string()),
});
export type Funnel = z.infer<typeof Funnel>;

export const Csv = z.object({ fileName: z.string(), mediaType: z.literal("text/csv"), text: z.string() });
