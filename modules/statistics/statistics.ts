import { z } from "zod";
import { Filter } from "./filter/filter.ts";

/** Counts below k are never shown for record-level data (CTDC: sets with fewer than 11 members are withheld). */
export const k = 11;

export const DataKind = z.enum(["records", "indicators", "series"]);

/** Whether the licence of a data set lets its figures be published again. */
export const Republication = z.enum(["free", "attribution", "unstated", "forbidden"]);
export type Republication = z.infer<typeof Republication>;

/** A number that dated rows carry: dead, missing, detections, a fee. */
export const Measure = z.object({
  name: z.string(),
  label: z.string(),
  unit: z.string(),
  aggregate: z.enum(["sum", "median"]),
  stock: z.boolean().describe("added over places, never over periods"),
});
export type Measure = z.infer<typeof Measure>;

/** A change of definition: figures before and after are not joined. */
export const SeriesBreak = z.object({ at: z.string(), text: z.string() });
/** Periods without a figure. */
export const SeriesGap = z.object({
  variable: z.string().optional(),
  category: z.string().optional(),
  label: z.string().optional(),
  from: z.string(),
  to: z.string(),
  periods: z.int(),
});

export const Variable = z.object({
  name: z.string(),
  label: z.string(),
  categories: z.array(z.object({ code: z.string(), label: z.string() })),
  overlapping: z
    .boolean()
    .optional()
    .describe("a record may be in several categories; shares may add up to more than 100 %"),
  exclusive: z.boolean().optional().describe("figures of different categories have no sum"),
});
export type Variable = z.infer<typeof Variable>;

/** Where figures come from and what to beware of; stands with every table. */
export const DataSetHead = z.object({
  dataSetId: z.uuid(),
  code: z.string().describe("short name for addresses and the command line, such as ctdc-1"),
  title: z.string(),
  kind: DataKind.describe(
    "records: one row a person; indicators: figures published by an office; series: dated rows with measures",
  ),
  source: z.string(),
  licence: z.string(),
  republication: Republication.describe("what the licence says of publishing figures again"),
  unit: z.string(),
  firstYear: z.int().nullable(),
  lastYear: z.int().nullable(),
  demonstration: z.boolean(),
  ranking: z.boolean().describe("a ranking of countries by one government or study: never shown unasked"),
});
export type DataSetHead = z.infer<typeof DataSetHead>;

export const DataSet = DataSetHead.extend({
  importer: z.string(),
  layoutVersion: z.int(),
  coverage: z.string(),
  caveats: z.array(z.string()),
  variables: z.array(Variable),
  measures: z.array(Measure).describe("of dated rows"),
  grain: z.enum(["day", "month", "quarter", "year"]).nullable(),
  gaps: z.array(SeriesGap),
  breaks: z.array(SeriesBreak),
  rowsRead: z.int(),
  accepted: z.int(),
  rejectedCount: z.int(),
  rejected: z.array(z.object({ row: z.int(), column: z.string(), value: z.string(), expected: z.string() })),
  checksum: z.string().describe("SHA-256 of the file that was sent"),
  fileName: z.string(),
  importedAt: z.string(),
  importedBy: z.string().nullable().describe("name of the person who imported it"),
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
  value: z.number().optional(),
  low: z.number().optional().describe("least: of a censored figure, or the smallest of a median"),
  high: z.number().optional(),
  rows: z.int().optional().describe("dated rows behind the figure"),
  percent: z.number().optional().describe("of the records in which every variable of the table is known"),
  decimals: z.int().optional(),
});
export type Cell = z.infer<typeof Cell>;

export const Table = z.object({
  dataSet: DataSetHead,
  by: z.array(Variable),
  measure: Measure.nullable().describe("what is added; null for people and published figures"),
  breaks: z.array(SeriesBreak).describe("changes of definition within the table's periods"),
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
  measure: z.string().max(30).optional().describe("of dated rows: what to add; `rows` counts the rows"),
});

export const MapPlace = z.object({ lat: z.number(), lon: z.number(), value: z.number(), rows: z.int() });

/** Events on a map, added up by squares of so many degrees. */
export const PlacesAsk = z.object({
  dataset: DataSetName,
  where: Where.optional(),
  measure: z.string().max(30).optional(),
  degrees: z.number().min(0.1).max(10).default(0.5).describe("places are rounded to so many degrees"),
});

export const DataSetAsk = z.object({ dataset: DataSetName });

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
