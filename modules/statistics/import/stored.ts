import { randomBytes } from "node:crypto";
import { rename, stat } from "node:fs/promises";
import { sql } from "kysely";
import type { InTx } from "#kernel/import";
import type { DataSetRow, StoredVariable } from "../find-data-set.ts";
import type { Republication } from "../statistics.ts";
import { parquetOf } from "../store/folder.ts";
import { inOrder } from "../variables.ts";
import { givenColumn, memberColumn } from "./dated-sql.ts";
import type { Layout, Reading } from "./layout.ts";

/** What a publisher's file is known by; the texts of caveats stand in the locales. */
export type Publication = {
  readonly prefix: string;
  readonly title: DataSetRow["title"];
  readonly source: string;
  readonly licence: string;
  readonly republication: Republication;
  readonly unit: string;
  readonly caveats: readonly string[];
  readonly demonstration?: boolean;
  /** A ranking of countries by one government or study (M1). */
  readonly ranking?: boolean;
};

const memberCategories = ["yes", "no", null];
const givenCategories = ["one", "several", null];

/** A variable with several values in records of people: a hidden column for each, and how many a record has. */
function groupOf(
  layout: Layout,
  reading: Reading,
  name: string,
  values: readonly string[],
): StoredVariable[] {
  const found = (column: string) => reading.categories[column] ?? [];
  const members = values.flatMap((code, place) => {
    const column = memberColumn(name, place);
    return found(column).includes("yes") ? [{ code, column }] : [];
  });
  const given = givenColumn(name);
  const present = (column: string, all: (string | null)[]) =>
    all.filter((code) => found(column).includes(code));
  const unknown = found(given).includes(null) ? [null] : [];
  return [
    {
      name,
      categories: [
        ...inOrder(
          layout.kind,
          name,
          members.map(({ code }) => code),
        ),
        ...unknown,
      ],
      members,
      given,
    },
    ...members.map(({ column }) => ({
      name: column,
      categories: present(column, memberCategories),
      hidden: true,
    })),
    { name: given, categories: present(given, givenCategories), hidden: true },
  ];
}

/** Variables of tables with their categories in order; of figures, forms stand in place of the dimension column. */
export function variablesOf(layout: Layout, reading: Reading): DataSetRow["variables"] {
  return layout.dimensions.flatMap((name): StoredVariable[] => {
    if (layout.kind === "indicators" && name === "breakdown")
      return [{ name: "form", categories: ["sexual_exploitation", "forced_labour", "other_forms"] }];
    const group = layout.groups?.find((candidate) => candidate.name === name);
    if (group !== undefined && layout.kind === "records") return groupOf(layout, reading, name, group.values);
    const categories = inOrder(layout.kind, name, reading.categories[name] ?? []);
    // A variable of which the file says nothing is none.
    if (layout.kind === "series" && !categories.some((code) => code !== null)) return [];
    return [
      {
        name,
        categories,
        ...(group === undefined ? {} : { multiple: true }),
        ...(layout.totals?.includes(name) && categories.includes("total") ? { totals: true } : {}),
        ...(layout.exclusive?.includes(name) ? { exclusive: true } : {}),
      },
    ];
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
    ["country", "citizenship", "origin", "nationality"]
      .map((name) => variables.find((variable) => variable.name === name)?.categories)
      .find((categories) => categories !== undefined) ?? [];
  const coverage = {
    rows: reading.accepted,
    figures: reading.figures,
    countries: countries.filter((code) => code !== null && code !== "total").length,
  };
  const { series } = layout;
  const caveats = [
    ...publication.caveats.map((code) => ({ code })),
    ...reading.warnings,
    ...(reading.gapCount > 0 ? [{ code: "gaps", count: reading.gapCount }] : []),
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
        data_set_id, code, importer, layout, kind, title, source, licence, republication, unit, first_year, last_year, coverage,
        caveats, variables, rows_read, accepted, rejected_count, rejected, checksum, file_name, import_id,
        demonstration, imported_by, imported_at, measures, grain, absent, gaps, breaks, ranking
      ) values (
        ${id}::uuid, ${code}, ${importer}, ${layout.name}, ${layout.kind}, ${JSON.stringify(publication.title)}::jsonb,
        ${publication.source}, ${publication.licence}, ${publication.republication}, ${publication.unit}, ${reading.firstYear}::int,
        ${reading.lastYear}::int, ${JSON.stringify(coverage)}::jsonb, ${JSON.stringify(caveats)}::jsonb,
        ${JSON.stringify(variables)}::jsonb, ${reading.rowsRead}::int, ${reading.accepted}::int,
        ${reading.rejectedCount}::int, ${JSON.stringify(reading.rejected)}::jsonb, ${reading.checksum},
        ${fileName.slice(0, 200)}, ${importId}::uuid, ${publication.demonstration ?? false},
        ${actor.kind === "person" ? actor.accountId : null}::uuid, ${now.toISOString()}::timestamptz,
        ${JSON.stringify(series?.measures ?? [])}::jsonb, ${series?.grain ?? null}, ${series?.absent ?? null},
        ${JSON.stringify(reading.gaps)}::jsonb, ${JSON.stringify(series?.breaks ?? [])}::jsonb,
        ${publication.ranking ?? false}
      )`.execute(tx);
    await rename(parquet, parquetOf(id));
    return code;
  });
}
