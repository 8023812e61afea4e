import type pg from "pg";
import { StartError } from "../../config/index.ts";
import type { Database, Progress } from "../database.ts";
import { migrate } from "../migrate.ts";
import type { MigrationFile } from "../migration-file.ts";
import { prepareDatabase } from "../prepare.ts";
import { copyIn } from "./copy.ts";
import { writeContentFile } from "./folder-files.ts";
import { openForLoading } from "./load-mode.ts";
import { archiveEntries, type Summary } from "./read-archive.ts";
import { contentTables } from "./tables.ts";

export type RestoreAsk = {
  readonly file: string;
  /** Null: without keys, so that no name can ever be read; said by the caller. */
  readonly keysFile: string | null;
  readonly archive: Summary;
  readonly dataFolder: string;
  readonly migrations: readonly MigrationFile[];
  readonly progress?: Progress;
  /** What has to happen before anybody is served: erasures are carried out again. */
  readonly beforeServing: (owner: pg.Client) => Promise<void>;
};
export type RestoreResult = {
  readonly tables: readonly { table: string; rows: number }[];
  readonly files: number;
};

/**
 * Fills an empty database and the data folder from a verified archive: the tables as they were when it was made, then
 * newer migrations, then `beforeServing`. Until all is done no Palermo starts on this database; interrupted, it begins anew. Throws `StartError` (`not-empty`, `newer-archive`, `damaged-archive`).
 */
export async function restore(database: Database, ask: RestoreAsk): Promise<RestoreResult> {
  const { archive, progress } = ask;
  const files = migrationsOf(archive, ask.migrations);
  const owner = await database.owner();
  try {
    await beginRestore(owner);
    await migrate(owner, files, {
      progress: (_, total, name) => name !== "" && progress?.(`Making ${total} tables and rules: ${name}`),
    });
    const fileCount = await restoreFiles(ask);
    await owner.query("begin");
    const tables = await contentTables(owner);
    const closeLoading = await openForLoading(
      owner,
      tables.map((table) => table.name),
    );
    const loaded: { table: string; rows: number }[] = [];
    for (const path of [ask.file, ...(ask.keysFile === null ? [] : [ask.keysFile])]) {
      loaded.push(
        ...(await loadTables(owner, path, { known: new Set(tables.map((table) => table.name)), progress })),
      );
    }
    for (const sequence of archive.manifest.sequences) {
      await owner.query("select setval($1::regclass, $2::bigint)", [sequence.name, sequence.value]);
    }
    progress?.("Checking references between the tables.");
    await closeLoading();
    await owner.query("insert into database.instance (instance_id, key_check) values ($1, $2)", [
      archive.manifest.instanceId,
      archive.manifest.keyCheck,
    ]);
    await owner.query(
      "insert into database.rebuild (table_name) select table_name from database.not_backed_up where to_regclass(table_name) is not null",
    );
    await owner.query("commit");
    await prepareDatabase(database, {
      files: ask.migrations,
      restoring: true,
      ...(progress === undefined ? {} : { progress }),
    });
    await ask.beforeServing(owner);
    await owner.query("drop table database.restoring");
    return { tables: loaded, files: fileCount };
  } catch (error) {
    await owner.query("rollback").catch(() => {});
    throw error;
  } finally {
    await owner.end();
  }
}

/** The archive's own state of the tables. Throws `StartError` (`newer-archive`) when this Palermo does not know it. */
export function migrationsOf(archive: Summary, migrations: readonly MigrationFile[]): MigrationFile[] {
  return archive.manifest.migrations.map((wanted) => {
    const file = migrations.find((one) => one.number === wanted.number);
    if (file?.checksum === wanted.checksum) return file;
    throw new StartError(
      "newer-archive",
      `The archive was made by another Palermo: it needs the migration ${wanted.name}, which this one ${file === undefined ? "does not have" : "has in another form"}. Restore it with that version or a newer one.`,
    );
  });
}

/** Refuses a database with content, and clears what an interrupted restore left. */
async function beginRestore(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ schemas: string[]; restoring: boolean }>(
    `select array(select nspname::text from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')) as schemas,
            to_regclass('database.restoring') is not null as restoring`,
  );
  const { rows: plain } = await owner.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') limit 1",
  );
  const { schemas = [], restoring = false } = rows[0] ?? {};
  if ((schemas.length > 0 && !restoring) || plain.length > 0) {
    throw new StartError(
      "not-empty",
      "The database is not empty, and a restore never overwrites: use a new data folder (PALERMO_DATA), or a new, empty database (DATABASE_URL).",
    );
  }
  await owner.query("begin");
  for (const schema of schemas) await owner.query(`drop schema "${schema.replaceAll('"', '""')}" cascade`);
  await owner.query("drop function if exists public.gen_uuid_v7() cascade");
  await owner.query(
    "create schema database; create table database.restoring (since timestamptz not null default now())",
  );
  await owner.query("commit");
}

async function restoreFiles({ file, dataFolder, archive, progress }: RestoreAsk): Promise<number> {
  const total = archive.entries.filter((entry) => entry.kind === "file").length;
  let done = 0;
  if (total === 0) return 0;
  for await (const entry of archiveEntries(file)) {
    if (entry.head.kind !== "file") continue;
    if (done % 100 === 0) progress?.(`Restoring: file ${done + 1} of ${total}`);
    await writeContentFile(dataFolder, entry.head.name, entry.bytes());
    done += 1;
  }
  return done;
}

async function loadTables(
  owner: pg.Client,
  path: string,
  { known, progress }: { known: ReadonlySet<string>; progress: Progress | undefined },
): Promise<{ table: string; rows: number }[]> {
  const loaded: { table: string; rows: number }[] = [];
  for await (const entry of archiveEntries(path)) {
    const { head } = entry;
    if (head.kind !== "table") continue;
    if (!known.has(head.name)) {
      throw new StartError(
        "damaged-archive",
        `The archive holds a table that its own migrations do not make: ${head.name}.`,
      );
    }
    progress?.(`Restoring: ${head.name}`);
    let promised: number | null = null;
    const bytes = (async function* () {
      promised = (yield* entry.bytes()).rows;
    })();
    const rows = await copyIn(owner, `copy ${head.name} (${head.columns.join(", ")}) from stdin`, bytes);
    if (rows !== promised) {
      throw new StartError(
        "damaged-archive",
        `The table ${head.name} has ${rows} rows, and the archive promised ${promised}.`,
      );
    }
    loaded.push({ table: head.name, rows });
  }
  return loaded;
}
