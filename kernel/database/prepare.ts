import type pg from "pg";
import { StartError } from "../config/index.ts";
import type { Database, Progress } from "./database.ts";
import { migrate } from "./migrate.ts";
import { collectMigrations, type MigrationFile } from "./migration-file.ts";
import { prepareQueueSchema } from "./queue-schema.ts";

export type PrepareOptions = {
  readonly progress?: Progress;
  readonly files?: readonly MigrationFile[];
  /** Called by a restore, which is the only one to touch a half restored database. */
  readonly restoring?: boolean;
};

/** Brings an open database up to date: migrations, the job queue's tables, whose database it is. Gives the migrations applied. */
export async function prepareDatabase(database: Database, options: PrepareOptions = {}): Promise<string[]> {
  const owner = await database.owner();
  try {
    if (options.restoring !== true) await refuseHalfRestored(owner);
    const applied = await migrate(owner, options.files ?? collectMigrations(), {
      progress: (done, total) => {
        if (done === 0)
          options.progress?.(`Preparing the database: ${total} ${total === 1 ? "step" : "steps"}.`);
      },
    });
    await prepareQueueSchema(owner);
    await letBackupRead(owner);
    await equipReaders(owner);
    await owner.query(
      "insert into database.instance (instance_id, key_check) values ($1, $2) on conflict do nothing",
      [database.instance.instanceId, database.instance.keyCheck],
    );
    return applied;
  } finally {
    await owner.end();
  }
}

async function refuseHalfRestored(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ half: boolean }>(
    "select to_regclass('database.restoring') is not null as half",
  );
  if (rows[0]?.half === true) {
    throw new StartError(
      "half-restored",
      "A restore into this database was interrupted: run palermo restore again with the same archive, which begins anew.",
    );
  }
}

/** Whatever a migration gave the server's login, the roles that it turns into hold too. */
async function equipReaders(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ there: boolean }>(
    "select to_regprocedure('access.equip_readers()') is not null as there",
  );
  if (rows[0]?.there === true) await owner.query("select access.equip_readers()");
}

/** A backup holds every table, whatever class it has; the login is used for nothing else. */
async function letBackupRead(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    "select quote_ident(nspname) as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' and nspowner = current_user::regrole",
  );
  for (const { name } of rows) {
    await owner.query(
      `grant usage on schema ${name} to palermo_backup; grant select on all tables in schema ${name} to palermo_backup`,
    );
  }
}
