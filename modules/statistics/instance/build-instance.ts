import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { z } from "zod";
import { isDemonstration } from "#kernel/access";
import { Accused, contributedRows, quarterStart } from "#kernel/contribution";
import type { InTx } from "#kernel/import";
import { defineJob } from "#kernel/jobs";
import type { DataSetRow } from "../find-data-set.ts";
import { k } from "../statistics.ts";
import { forgetAllCubes } from "../store/cube-of.ts";
import { parquetOf, statisticsFolder } from "../store/folder.ts";
import { checkRelease } from "./check-release.ts";
import { instanceTitle } from "./instance-title.ts";
import { instanceVariables } from "./instance-variables.ts";
import { keepJustice } from "./own-justice.ts";
import { Contributed, type InstanceRecord, recordOf } from "./record-of.ts";
import { roundDown } from "./released.ts";
import { writeRecords } from "./write-records.ts";

/** Years that the own statistics tell apart; people of earlier ones are counted with the first. */
const yearsTold = 10;

/** What is released with each build, where it is safe, the most asked first. */
const standardTables: readonly (readonly string[])[] = [
  ["year"],
  ["sex"],
  ["age"],
  ["form"],
  ["control"],
  ["citizenship_region"],
  ["capacity_group"],
  ["case_kind"],
  ["case_state"],
  ["sex", "age"],
  ["sex", "form"],
  ["sex", "control"],
  ["case_kind", "capacity_group"],
  ["case_kind", "year"],
];

type Build = { readonly id: string; readonly cutOff: string; readonly variables: DataSetRow["variables"] };

const Outcome = z.object({
  state: z
    .enum(["built", "unchanged", "too-few", "replaced"])
    .describe("replaced: another build took its place while its tables were released"),
  cutOff: z.string().describe("people who came on this day or later are counted by the next build"),
  released: z.int().describe("tables that were released"),
});

/**
 * Builds the own statistics anew: reads what modules contribute, codes it, writes one file, puts it in the place of the
 * one before, which is deleted, and releases the standard tables that are safe. What courts did is kept as finished tables.
 */
export const buildInstance = defineJob({
  name: "statistics.build-instance",
  about:
    "Counts this installation's own dossiers up to the end of the last quarter, as a data set of which small groups stay hidden.",
  needs: "contribution.read",
  input: z.object({}),
  output: Outcome,
  retries: 1,
}).run(async ({ inTx, signal, log }) => {
  const told = await inTx(async ({ tx, now }) => {
    const until = quarterStart(now);
    const { rows } = await sql<{ id: string; checksum: string; file_name: string }>`
      select data_set_id as id, checksum, file_name from statistics.data_set where importer = 'instance'`.execute(
      tx,
    );
    const people = (await contributedRows(tx, "people", until)).map((row) => Contributed.parse(row));
    const accused = (await contributedRows(tx, "accused", until)).map((row) => Accused.parse(row));
    await keepJustice({ tx }, accused, until.toISOString().slice(0, 10));
    return { until, people, before: rows[0], demonstration: await isDemonstration(tx) };
  });
  signal.throwIfAborted();
  // The cut-off is the first day that is not counted; the last year is that of the day before.
  const last = new Date(told.until.getTime() - 1).getUTCFullYear();
  const years = { first: last - yearsTold + 1, last };
  const cutOff = told.until.toISOString().slice(0, 10);
  const records = told.people.map((person) => recordOf(person, years));
  if (records.length < k) {
    await replace(inTx, null);
    return { state: "too-few" as const, cutOff, released: 0 };
  }
  const variables = instanceVariables(years);
  const { path, checksum } = await written(records, variables);
  // After a restore the row stands without its file.
  const stands = told.before !== undefined && existsSync(parquetOf(told.before.id));
  if (stands && told.before?.checksum === checksum && told.before.file_name === cutOff) {
    await rm(path, { force: true });
    return { state: "unchanged" as const, cutOff, released: 0 };
  }
  const build: Build = { id: randomUUID(), cutOff, variables };
  await rename(path, parquetOf(build.id));
  await replace(inTx, {
    ...{ id: build.id, cutOff, variables, checksum, title: instanceTitle, source: "Palermo" },
    ...{ firstYear: years.first, lastYear: years.last, demonstration: told.demonstration },
    // Told in tens like every other figure of it.
    about: roundDown(records.length),
    caveats: ["instance-own", "instance-quarter", "instance-tens", "instance-released"].map((code) => ({
      code,
    })),
  });
  const { released, stands: still } = await releaseStandard(inTx, build);
  log("built", { tables: released });
  return { state: still ? ("built" as const) : ("replaced" as const), cutOff, released };
});

async function written(records: readonly InstanceRecord[], variables: DataSetRow["variables"]) {
  const folder = join(statisticsFolder(), "work");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return writeRecords(join(folder, `${randomUUID()}.parquet`), records, variables);
}

/** Makes the build visible; the file of the one before, and what was counted from it, go at once. */
async function replace(inTx: InTx, build: Record<string, unknown> | null): Promise<void> {
  const gone = await inTx(async ({ tx }) => {
    const text = build === null ? null : JSON.stringify(build);
    const { rows } = await sql<{
      gone: string[];
    }>`select statistics.put_instance(${text}::jsonb) as gone`.execute(tx);
    return rows[0]?.gone ?? [];
  });
  for (const id of gone) await rm(parquetOf(id), { force: true });
  if (gone.length > 0) await forgetAllCubes();
}

/** Releases what is safe, until another build stands: the file of this one is gone by then. */
async function releaseStandard(inTx: InTx, { id, cutOff, variables }: Build) {
  const released: (readonly string[])[] = [];
  let count = 0;
  for (const wanted of standardTables) {
    const verdict = await checkRelease({ data_set_id: id, variables }, wanted, released).catch((error) => {
      if (existsSync(parquetOf(id))) throw error;
      return null;
    });
    if (verdict === null) return { released: count, stands: false };
    if (!verdict.safe) continue;
    if (!(await putReleases(inTx, { id, cutOff }, verdict.entries)))
      return { released: count, stands: false };
    released.push(...verdict.entries.map((entry) => entry.variables));
    count += 1;
  }
  return { released: count, stands: true };
}

/** Writes releases into the ledger; false when another build stands by now. */
export async function putReleases(
  inTx: InTx,
  { id, cutOff }: { readonly id: string; readonly cutOff: string },
  entries: readonly object[],
): Promise<boolean> {
  return inTx(async ({ tx }) => {
    for (const entry of entries) {
      const wanted = JSON.stringify({ ...entry, build: id, cutOff });
      const { rows } = await sql<{
        put: boolean;
      }>`select statistics.put_release(${wanted}::jsonb) as put`.execute(tx);
      if (rows[0]?.put !== true) return false;
    }
    return true;
  });
}
