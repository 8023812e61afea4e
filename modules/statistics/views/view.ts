import { z } from "zod";
import { DatedEvent } from "../events/dated-event.ts";
import { DataSetHead, MapPlace, Table, Variable } from "../statistics.ts";

/** How a panel's figures are drawn; each also has its table. */
export const charts = ["bars", "lines", "stacked", "matrix", "map", "points", "flows", "sankey"] as const;
export const Chart = z.enum(charts);
export type Chart = z.infer<typeof Chart>;

/** Where a view stands in the list of views. */
export const viewGroups = ["people", "justice", "movement", "countries", "knowledge"] as const;
export type ViewGroup = (typeof viewGroups)[number];

const Name = z.string().regex(/^[a-z][a-z0-9_-]{0,40}$/, "a name in lower case");

export const ViewAsk = z.object({
  view: Name.describe("such as victims or smuggling-routes"),
  data: z
    .record(Name, z.string().min(1).max(80))
    .default({})
    .describe("code or id of the data set for a panel, or under `view` for all that it can fill"),
  filters: z
    .record(z.string().regex(/^[a-z][a-z_]{0,30}$/), z.array(z.string().min(1).max(60)).min(1).max(50))
    .default({})
    .describe("categories by variable; `from` and `to` are the first and the last year"),
});
export type ViewAsk = z.infer<typeof ViewAsk>;

export const PanelAnswer = z.object({
  panel: Name,
  chart: Chart,
  title: z.string().describe("the question that the picture answers"),
  /** The data sets that can fill the panel, the one shown first. */
  dataSets: z.array(z.object({ code: z.string(), title: z.string() })),
  dataSet: DataSetHead.nullable(),
  table: Table.nullable(),
  /** Of a map of events: where they happened, and how many rows name no place. */
  places: z.object({ at: z.array(MapPlace), elsewhere: z.int() }).nullable(),
  half: z.boolean().describe("stands beside its neighbour where there is room"),
  top: z.int().nullable().describe("so many of the largest are drawn; the table has all"),
  bySize: z.boolean().describe("categories are drawn by size, others in their own order"),
  apart: z.array(z.string()).describe("filters of the page that these figures know nothing of, in words"),
  refusal: z.string().nullable().describe("why there is no table, in words"),
  events: z
    .array(DatedEvent)
    .optional()
    .describe("dated events within the periods shown; timing is not cause"),
});
export type PanelAnswer = z.infer<typeof PanelAnswer>;

export const ViewAnswer = z.object({
  view: Name,
  title: z.string(),
  about: z.string(),
  panels: z.array(PanelAnswer),
  filters: z.array(Variable).describe("what the page may be narrowed by, with the categories of its data"),
  notes: z.array(z.string()).describe("what to beware of on this page, beside the caveats of its data"),
  elsewhere: z.array(z.string()).describe("where figures can be had, if there are none here"),
});
export type ViewAnswer = z.infer<typeof ViewAnswer>;
