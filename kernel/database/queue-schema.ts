import type pg from "pg";
import { PgBoss } from "pg-boss";

/** Makes or updates the tables of the job queue. The server's login uses them and owns none. */
export async function prepareQueueSchema(owner: pg.Client): Promise<void> {
  const boss = new PgBoss({
    schema: "pgboss",
    db: {
      executeSql: async (text: string, values?: unknown[]) => {
        // pg-boss sends several statements at once without values.
        const result = await (values === undefined || values.length === 0
          ? owner.query(text)
          : owner.query(text, values));
        return Array.isArray(result) ? (result.at(-1) ?? { rows: [] }) : result;
      },
    },
    migrate: true,
    createSchema: true,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => {});
  await boss.start();
  await boss.stop({ graceful: false, close: false });
  await owner.query(`
    grant usage on schema pgboss to palermo_app, palermo_backup;
    grant select, insert, update, delete on all tables in schema pgboss to palermo_app;
    grant usage on all sequences in schema pgboss to palermo_app;
    grant execute on all functions in schema pgboss to palermo_app;
    grant select on all tables in schema pgboss to palermo_backup`);
}
