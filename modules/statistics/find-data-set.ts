import type { Lang } from "@palermo/vocabulary";
import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { Break, Gap, Grain, Measure } from "./import/layout.ts";
import { lineIn } from "./known-lines.ts";
import type { DataSetHead, Republication } from "./statistics.ts";
import { text } from "./text.ts";
import type { DataKind } from "./variables.ts";

type Tx = Context<unknown>["tx"];
type RowError = { row: number; column: string; value: string; expected: string };

/** A row of `statistics.data_set`. */
export type DataSetRow = {
  data_set_id: string;
  code: string;
  importer: string;
  layout: string;
  layout_version: number;
  kind: DataKind;
  title: Partial<Record<Lang, string>>;
  source: string;
  licence: string;
  republication: Republication;
  unit: string;
  first_year: number | null;
  last_year: number | null;
  coverage: { rows?: number; countries?: number; figures?: number };
  caveats: { code: string; count?: number }[];
  variables: StoredVariable[];
  measures: Measure[];
  grain: Grain | null;
  absent: "none" | "missing" | null;
  gaps: Gap[];
  breaks: Break[];
  ranking: boolean;
  rows_read: number;
  accepted: number;
  rejected_count: number;
  rejected: RowError[];
  checksum: string;
  file_name: string;
  import_id: string | null;
  demonstration: boolean;
  imported_by: string | null;
  imported_at: Date;
  /** Of the own statistics: the sets of variables of which tables were released. */
  released?: string[][] | null;
};

/** A variable of a data set and what its categories are to each other. */
export type StoredVariable = {
  name: string;
  categories: (string | null)[];
  /** Dated rows: a row may be in several categories at once. */
  multiple?: boolean;
  /** Records of people: each category is a column of its own; `given` tells how many a record has. */
  members?: { code: string; column: string }[];
  given?: string;
  /** The source publishes totals, as category `total`; parts are never added where the total is asked for. */
  totals?: boolean;
  /** Categories never add up: one is chosen, or the table is broken down by them. */
  exclusive?: boolean;
  /** Part of a variable with several values; not asked for by its own name. */
  hidden?: boolean;
};

const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A data set by its code or id, or nothing. */
export async function findDataSet(tx: Tx, name: string): Promise<DataSetRow | undefined> {
  const match = isUuid.test(name) ? sql`data_set_id = ${name}::uuid` : sql`code = ${name.toLowerCase()}`;
  const { rows } = await sql<DataSetRow>`select * from statistics.data_set where ${match}`.execute(tx);
  return rows[0];
}

/** What a page needs of a data set: its kind, and a measure and variables that it must have. */
export type Needed = {
  kind: DataKind;
  measure?: string;
  variables?: readonly string[];
};

/**
 * The data sets that can fill a page, real figures before demonstration ones, newest first. Rankings by one government
 * or study fill no page by themselves (M1).
 */
export async function suitableDataSets(tx: Tx, needed: Needed): Promise<DataSetRow[]> {
  return (await listedDataSets(tx)).filter((row) => suits(row, needed));
}

const listed = new WeakMap<object, DataSetRow[]>();

/** Pages ask for data sets panel by panel: within one question the list is read once. */
export async function suitableOnce(tx: Tx, needed: Needed): Promise<DataSetRow[]> {
  const rows = listed.get(tx) ?? (await listedDataSets(tx));
  listed.set(tx, rows);
  return rows.filter((row) => suits(row, needed));
}

async function listedDataSets(tx: Tx): Promise<DataSetRow[]> {
  const { rows } = await sql<DataSetRow>`
    select * from statistics.data_set where not ranking
    order by importer = 'instance', demonstration, imported_at desc, code`.execute(tx);
  return rows;
}

function suits(row: DataSetRow, { kind, measure, variables = [] }: Needed): boolean {
  return (
    row.kind === kind &&
    (measure === undefined || row.measures.some(({ name }) => name === measure)) &&
    variables.every((name) => row.variables.some((variable) => variable.name === name && !variable.hidden))
  );
}

/** The newest data set of a kind: what a page opens with. Of records, one that tells ages, as a profile of victims needs. */
export async function newestDataSet(tx: Tx, kind: DataKind): Promise<DataSetRow | undefined> {
  const all = await suitableDataSets(tx, { kind });
  if (kind !== "records") return all[0];
  return all.find(({ variables }) => variables.some(({ name }) => name === "age")) ?? all[0];
}

export async function allDataSets(tx: Tx): Promise<DataSetRow[]> {
  const { rows } = await sql<DataSetRow>`
    select * from statistics.data_set order by imported_at desc, code`.execute(tx);
  return rows;
}

function sourceOf({ importer, demonstration, source }: DataSetRow, lang: Lang): string {
  if (importer === "instance") return text(lang, "instance.source");
  return demonstration ? text(lang, "data.demonstration-source") : lineIn(lang, "publisher", source);
}

/** What stands with every figure of a data set. */
export function headOf(row: DataSetRow, lang: Lang): DataSetHead {
  return {
    dataSetId: row.data_set_id,
    code: row.code,
    title: row.title[lang] ?? row.title.en ?? row.code,
    kind: row.kind,
    source: sourceOf(row, lang),
    licence:
      row.importer === "instance" ? text(lang, "instance.licence") : lineIn(lang, "licence", row.licence),
    republication: row.republication,
    unit: text(lang, `unit.${row.unit}`),
    firstYear: row.first_year,
    lastYear: row.last_year,
    demonstration: row.demonstration,
    ranking: row.ranking,
  };
}

/** Caveats of a data set in the reader's language, those of its kind last. */
export function caveatsOf(row: DataSetRow, lang: Lang): string[] {
  const own = row.caveats.map(({ code, count }) => text(lang, `caveat.${code}`, { count: count ?? 0 }));
  const marks = row.demonstration ? [text(lang, "caveat.demonstration")] : [];
  const licence = row.republication === "forbidden" || row.republication === "unstated";
  return [
    ...marks,
    ...own,
    ...(row.ranking ? [text(lang, "caveat.ranking")] : []),
    ...(licence ? [text(lang, `caveat.licence-${row.republication}`)] : []),
    text(lang, `caveat.${row.kind}`),
  ];
}
