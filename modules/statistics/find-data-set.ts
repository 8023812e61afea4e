import type { Lang } from "@palermo/vocabulary";
import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { DataSetHead } from "./statistics.ts";
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
  unit: string;
  first_year: number | null;
  last_year: number | null;
  coverage: { rows?: number; countries?: number };
  caveats: { code: string; count?: number }[];
  variables: { name: string; categories: (string | null)[] }[];
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
};

const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A data set by its code or id, or nothing. */
export async function findDataSet(tx: Tx, name: string): Promise<DataSetRow | undefined> {
  const match = isUuid.test(name) ? sql`data_set_id = ${name}::uuid` : sql`code = ${name.toLowerCase()}`;
  const { rows } = await sql<DataSetRow>`select * from statistics.data_set where ${match}`.execute(tx);
  return rows[0];
}

/** The newest data set of a kind: what a page opens with. Real figures stand before demonstration ones. */
export async function newestDataSet(tx: Tx, kind: DataKind): Promise<DataSetRow | undefined> {
  const { rows } = await sql<DataSetRow>`
    select * from statistics.data_set where kind = ${kind}
    order by demonstration, imported_at desc, code limit 1`.execute(tx);
  return rows[0];
}

export async function allDataSets(tx: Tx): Promise<DataSetRow[]> {
  const { rows } = await sql<DataSetRow>`
    select * from statistics.data_set order by imported_at desc, code`.execute(tx);
  return rows;
}

/** What stands with every figure of a data set. */
export function headOf(row: DataSetRow, lang: Lang): DataSetHead {
  return {
    dataSetId: row.data_set_id,
    code: row.code,
    title: row.title[lang] ?? row.title.en ?? row.code,
    kind: row.kind,
    source: row.source,
    licence: row.licence,
    unit: text(lang, `unit.${row.unit}`),
    firstYear: row.first_year,
    lastYear: row.last_year,
    demonstration: row.demonstration,
  };
}

/** Caveats of a data set in the reader's language, those of its kind last. */
export function caveatsOf(row: DataSetRow, lang: Lang): string[] {
  const own = row.caveats.map(({ code, count }) => text(lang, `caveat.${code}`, { count: count ?? 0 }));
  const marks = row.demonstration ? [text(lang, "caveat.demonstration")] : [];
  return [...marks, ...own, text(lang, `caveat.${row.kind}`)];
}
