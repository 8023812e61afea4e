import type pg from "pg";

/** A table whose rows are backed up, with the columns that can be written. */
export type BackedUpTable = { readonly name: string; readonly columns: readonly string[] };

/** Schemas that are made again by migrating: Palermo's own record, and the queue (its jobs hold ids only). */
const madeAgain = ["database", "pgboss"];

/** Every table with content, as `schema.table`, quoted where needed. */
export async function contentTables(client: pg.Client): Promise<BackedUpTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
            array(select quote_ident(a.attname) from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition
       and n.nspname <> all ($1) and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
     order by 1`,
    [madeAgain],
  );
  return rows;
}

export async function sequences(client: pg.Client): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value from pg_sequences
     where schemaname <> all ($1) and last_value is not null order by 1`,
    [madeAgain],
  );
  return rows;
}

export type BackupRule = {
  readonly table: string;
  readonly rule: "apart" | "left-out";
  readonly because: string;
};

export async function backupRules(client: pg.Client): Promise<BackupRule[]> {
  const { rows } = await client.query<BackupRule>(
    `select table_name as "table", rule, because from database.backup_rule order by 1`,
  );
  return rows;
}
