import type pg from "pg";

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

/**
 * Opens tables for rows that come as they were: emptied of what migrating put there, no triggers (history and audit come with
 * the rows), no row-level security, foreign keys set aside. Inside the caller's transaction. Gives the way back, which checks
 * every foreign key.
 */
export async function openForLoading(
  owner: pg.Client,
  tables: readonly string[],
): Promise<() => Promise<void>> {
  if (tables.length === 0) return async () => {};
  const foreignKeys = await foreignKeysOf(owner, tables);
  const { rows: forced } = await owner.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where oid = any ($1::text[]::regclass[]) and relforcerowsecurity`,
    [tables],
  );
  const { rows: triggers } = await owner.query<{ table: string; name: string; state: string }>(
    `select tgrelid::regclass::text as table, quote_ident(tgname) as name, tgenabled as state from pg_trigger
     where tgrelid = any ($1::text[]::regclass[]) and not tgisinternal and tgenabled <> 'D'`,
    [tables],
  );
  for (const key of foreignKeys) await owner.query(`alter table ${key.table} drop constraint ${key.name}`);
  for (const { table, name } of triggers) await owner.query(`alter table ${table} disable trigger ${name}`);
  for (const { name } of forced) await owner.query(`alter table ${name} no force row level security`);
  await owner.query(`truncate ${tables.join(", ")}`);
  return async () => {
    for (const key of foreignKeys)
      await owner.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`);
    for (const { table, name, state } of triggers)
      await owner.query(`alter table ${table} enable ${triggerWord(state)} ${name}`);
    for (const { name } of forced) await owner.query(`alter table ${name} force row level security`);
  };
}

function triggerWord(state: string): string {
  return state === "A" ? "always trigger" : state === "R" ? "replica trigger" : "trigger";
}

async function foreignKeysOf(owner: pg.Client, tables: readonly string[]): Promise<ForeignKey[]> {
  const { rows } = await owner.query<ForeignKey>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conparentid = 0 and conrelid = any ($1::text[]::regclass[])`,
    [tables],
  );
  return rows;
}
