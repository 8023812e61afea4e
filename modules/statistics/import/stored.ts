import { randomBytes } from "node:crypto";
import { rename, stat } from "node:fs/promises";
import { sql } from "kysely";
import type { InTx } from "#kernel/import";
import type { DataSetRow } from "../find-data-set.ts";
import { parquetOf } from "../store/folder.ts";
import { inOrder } from "../variables.ts";
import type { Layout, Reading } from "./layout.ts";

/** What a publisher's file is known by; the texts of caveats stand in the locales. */
export type Publication = {
  readonly prefix: string;
  readonly title: DataSetRow["title"];
  readonly source: string;
  readonly licence: string;
  readonly unit: string;
  readonly caveats: readonly string[];
  readonly demonstration?: boolean;
};

/** Variables of tables with their categories in order; of figures, forms stand in place of the dimension column. */
export function variablesOf(layout: Layout, reading: Reading): DataSetRow["variables"] {
  return layout.dimensions.map((name) => {
    if (name === "breakdown")
      return { name: "form", categories: ["sexual_exploitation", "forced_labour", "other_forms"] };
    return { name, categories: inOrder(layout.kind, name, reading.categories[name] ?? []) };
  });
}

/** A version 7 uuid for a file and its row. */
function newId(now: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export type Storing = {
  readonly inTx: InTx;
  readonly importer: string;
  readonly layout: Layout;
  readonly reading: Reading;
  readonly parquet: string;
  readonly publication: Publication;
  readonly fileName: string;
  readonly importId: string | null;
};

/**
 * Makes a data set visible: one short transaction writes its row and, last of all, moves its file into place. When
 * the transaction fails afterwards the file has no row, is never read, and the next sweep removes it.
 */
export async function storeDataSet(storing: Storing): Promise<string> {
  const { inTx, importer, layout, reading, parquet, publication, fileName, importId } = storing;
  await stat(parquet);
  const variables = variablesOf(layout, reading);
  const countries =
    variables.find(({ name }) => name === "country" || name === "citizenship")?.categories ?? [];
  const coverage = { rows: reading.accepted, countries: countries.filter((code) => code !== null).length };
  const caveats = [
    ...publication.caveats.map((code) => ({ code })),
    ...reading.warnings,
    ...(reading.rejectedCount > 0 ? [{ code: "rejected", count: reading.rejectedCount }] : []),
  ];
  return inTx(async ({ tx, actor, now }) => {
    await sql`select pg_advisory_xact_lock(hashtext('statistics.data_set'))`.execute(tx);
    const { rows: taken } = await sql<{ code: string }>`
      select code from statistics.data_set where code like ${`${publication.prefix}-%`}`.execute(tx);
    const numbers = taken
      .map(({ code }) => Number(code.slice(publication.prefix.length + 1)))
      .filter(Number.isInteger);
    const code = `${publication.prefix}-${Math.max(0, ...numbers) + 1}`;
    const id = newId(now.getTime());
    await sql`
      insert into statistics.data_set (
        data_set_id, code, importer, layout, kind, title, source, licence, unit, first_year, last_year, coverage,
        caveats, variables, rows_read, accepted, rejected_count, rejected, checksum, file_name, import_id,
        demonstration, imported_by, imported_at
      ) values (
        ${id}::uuid, ${code}, ${importer}, ${layout.name}, ${layout.kind}, ${JSON.stringify(publication.title)}::jsonb,
        ${publication.source}, ${publication.licence}, ${publication.unit}, ${reading.firstYear}::int,
        ${reading.lastYear}::int, ${JSON.stringify(coverage)}::jsonb, ${JSON.stringify(caveats)}::jsonb,
        ${JSON.stringify(variables)}::jsonb, ${reading.rowsRead}::int, ${reading.accepted}::int,
        ${reading.rejectedCount}::int, ${JSON.stringify(reading.rejected)}::jsonb, ${reading.checksum},
        ${fileName.slice(0, 200)}, ${importId}::uuid, ${publication.demonstration ?? false},
        ${actor.kind === "person" ? actor.accountId : null}::uuid, ${now.toISOString()}::timestamptz
      )`.execute(tx);
    await rename(parquet, parquetOf(id));
    return code;
  });
}
