import type { Database, Progress } from "./database.ts";
import { migrate } from "./migrate.ts";
import { collectMigrations, type MigrationFile } from "./migration-file.ts";
import { prepareQueueSchema } from "./queue-schema.ts";

export type PrepareOptions = { readonly progress?: Progress; readonly files?: readonly MigrationFile[] };

/** Brings an open database up to date: migrations, the job queue's tables, whose database it is. Gives the migrations applied. */
export async function prepareDatabase(database: Database, options: PrepareOptions = {}): Promise<string[]> {
  const owner = await database.owner();
  try {
    const applied = await migrate(owner, options.files ?? collectMigrations(), {
      progress: (done, total, name) => {
        if (name !== "" && total > 0)
          options.progress?.(`Preparing the database: ${done + 1} of ${total}, ${name}`);
      },
    });
    await prepareQueueSchema(owner);
    await owner.query(
      "insert into database.instance (instance_id, key_check) values ($1, $2) on conflict do nothing",
      [database.instance.instanceId, database.instance.keyCheck],
    );
    return applied;
  } finally {
    await owner.end();
  }
}
