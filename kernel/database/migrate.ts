import type pg from "pg";
import { errorText, StartError } from "../config/index.ts";
import type { MigrationFile } from "./migration-file.ts";

export type MigrationProgress = (done: number, total: number, name: string) => void;
export type Applied = {
  readonly number: number;
  readonly name: string;
  readonly part: string;
  readonly checksum: string;
};

/** Taken while migrating, so that two servers never migrate at once. */
const migrationLock = 7_420_001;

/**
 * Applies what is missing, each file in a transaction of its own, and gives the names applied. Throws `StartError`:
 * `changed-migration` when an applied file was edited, `newer-database`, `failed-migration` (that file left no trace).
 */
export async function migrate(
  owner: pg.Client,
  files: readonly MigrationFile[],
  { progress = () => {} }: { progress?: MigrationProgress } = {},
): Promise<string[]> {
  await owner.query("select pg_advisory_lock($1)", [migrationLock]);
  try {
    const applied = await makeRecord(owner);
    refuseChanges(applied, files);
    const done = new Set(applied.map((row) => row.number));
    const missing = files.filter((file) => !done.has(file.number));
    for (const [index, file] of missing.entries()) {
      progress(index, missing.length, file.name);
      await apply(owner, file);
    }
    if (missing.length > 0) progress(missing.length, missing.length, "");
    return missing.map((file) => file.name);
  } finally {
    await owner.query("select pg_advisory_unlock($1)", [migrationLock]).catch(() => {});
  }
}

/** What was applied to a database, in order; empty for a database without Palermo. */
export async function appliedMigrations(client: pg.Client): Promise<Applied[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    "select to_regclass('database.migration') is not null as there",
  );
  if (found[0]?.there !== true) return [];
  const { rows } = await client.query<Applied>(
    "select number, name, part, checksum from database.migration order by number",
  );
  return rows;
}

async function makeRecord(owner: pg.Client): Promise<Applied[]> {
  const applied = await appliedMigrations(owner);
  if (applied.length > 0) return applied;
  await owner.query(`
    create schema if not exists database;
    create table if not exists database.migration (
      number     int primary key,
      name       text not null,
      part       text not null,
      checksum   text not null,
      applied_at timestamptz not null default now()
    )`);
  return [];
}

function refuseChanges(applied: readonly Applied[], files: readonly MigrationFile[]): void {
  const byNumber = new Map(files.map((file) => [file.number, file]));
  for (const row of applied) {
    const file = byNumber.get(row.number);
    if (file === undefined && row.part === "kernel") {
      throw new StartError(
        "newer-database",
        `The database was made by a newer Palermo (it holds ${row.name}, which this one does not know): start that one. Nothing was changed.`,
      );
    }
    if (file !== undefined && file.checksum !== row.checksum) {
      throw new StartError(
        "changed-migration",
        `The migration ${row.name} was edited after it had been applied to this database. Migrations are never edited: put the file back, and write a new one.`,
      );
    }
  }
}

async function apply(owner: pg.Client, file: MigrationFile): Promise<void> {
  try {
    await owner.query("begin");
    await owner.query("set local role palermo_owner; set local client_min_messages = warning");
    await owner.query(file.sql);
    await owner.query("set local search_path = pg_catalog");
    await owner.query(
      "insert into database.migration (number, name, part, checksum) values ($1, $2, $3, $4)",
      [file.number, file.name, file.part, file.checksum],
    );
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback").catch(() => {});
    const line = lineOf(error, file.sql);
    throw new StartError(
      "failed-migration",
      `The migration ${file.name}${line} failed and left no trace: ${errorText(error)}.`,
      {
        cause: error,
      },
    );
  }
}

/** Where in the file PostgreSQL stopped, when it says so. */
function lineOf(error: unknown, sql: string): string {
  if (typeof error !== "object" || error === null || !("position" in error)) return "";
  const position = Number(error.position);
  if (!(position > 0)) return "";
  return `, line ${[...sql].slice(0, position).join("").split("\n").length},`;
}
