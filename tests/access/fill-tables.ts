import type pg from "pg";
import { type Dossier, type Part, parts } from "./oracle.ts";

/** A protected table with the columns that a row cannot do without. */
export type ContentTable = {
  readonly name: string;
  readonly part: Part;
  readonly key: string;
  /** A row and its dossier are the same uuid, so there is one row a dossier. */
  readonly once: boolean;
  readonly needs: readonly { readonly name: string; readonly value: string }[];
};

/** One table for each compartment, made as a module makes them: so that every compartment has content. */
export async function addProbes(owner: pg.ClientBase): Promise<void> {
  await owner.query("create schema probe; grant usage on schema probe to palermo_app");
  for (const part of parts) {
    const table = `probe.${part.replace("-", "_")}`;
    await owner.query(
      `create table ${table} (agency_id uuid not null, row_id uuid not null default gen_uuid_v7(), dossier_id uuid not null, note text,
         version int not null default 1, primary key (agency_id, row_id), foreign key (agency_id, dossier_id) references access.dossier)`,
    );
    await owner.query("select access.protect($1, $2, true)", [table, part]);
  }
  await owner.query("select access.equip_readers()");
}

const samples: Readonly<Record<string, string>> = {
  // Different each time, for what may stand once in a dossier.
  text: "'x' || gen_random_uuid()",
  "character varying": "'x'",
  uuid: "gen_random_uuid()",
  bytea: "uuid_send(gen_random_uuid())",
  integer: "1",
  bigint: "1",
  numeric: "1",
  boolean: "false",
  jsonb: "'{}'",
  date: "current_date",
  "timestamp with time zone": "now()",
  "text[]": "'{x}'",
  "uuid[]": "'{}'",
  "access.compartment[]": "'{}'",
};

/** A number of its own, where a dossier has each once. */
const anyNumber = "1 + floor(random() * 2000000000)::int";

/** Every table of class `protected` but the histories, whatever module brought it. */
export async function contentTables(owner: pg.ClientBase): Promise<ContentTable[]> {
  const { rows } = await owner.query<{ name: string; part: Part; key: string }>(
    `select t.table_name as name, t.compartment as part, a.attname as key
     from access.table_class t
     join pg_index i on i.indrelid = t.table_name::regclass and i.indisprimary
     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[1]
     where t.class = 'protected' and t.table_name not like 'history.%' order by 1`,
  );
  for (const { name } of rows) await standAlone(owner, name);
  const tables: ContentTable[] = [];
  for (const row of rows)
    tables.push({ ...row, once: await isOneToOne(owner, row), needs: await neededColumns(owner, row) });
  return tables;
}

/** A row needs its dossier here and nothing else: no row of another table, and nothing that its module says of what may change. */
async function standAlone(owner: pg.ClientBase, table: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select conname as name from pg_constraint
     where conrelid = $1::regclass and contype = 'f' and confrelid <> 'access.dossier'::regclass`,
    [table],
  );
  for (const { name } of rows) await owner.query(`alter table ${table} drop constraint "${name}"`);
  const { rows: triggers } = await owner.query<{ name: string }>(
    `select tgname as name from pg_trigger where tgrelid = $1::regclass and not tgisinternal
       and tgname not in ('a_take_place', 'a_keep_place', 'b_remember')`,
    [table],
  );
  for (const { name } of triggers) await owner.query(`drop trigger "${name}" on ${table}`);
}

async function neededColumns(owner: pg.ClientBase, { name, key }: { name: string; key: string }) {
  const { rows } = await owner.query<{ name: string; type: string; words: string[] | null; unique: boolean }>(
    `select a.attname as name, format_type(a.atttypid, null) as type,
       exists (select from pg_index i where i.indrelid = a.attrelid and i.indisunique and a.attnum = any (i.indkey)) as unique,
       (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = a.atttypid) as words
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull and d.oid is null
       and a.attname not in ('agency_id', 'dossier_id', $2)`,
    [name, key],
  );
  const checks = await owner.query<{ text: string }>(
    "select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = $1::regclass and contype = 'c'",
    [name],
  );
  // Of two columns exactly one is filled.
  const either = checks.rows.flatMap(({ text }) => {
    const found = /\((\w+) IS NULL\) <> \(\w+ IS NULL\)/.exec(text)?.[1];
    return found === undefined ? [] : [{ name: found, value: "gen_random_uuid()" }];
  });
  const needed = rows.map((column) => {
    // A closed list of words in a check: the first of them.
    const word = checks.rows
      .map(({ text }) => new RegExp(`\\b${column.name} = ANY \\(ARRAY\\['([^']+)'`).exec(text)?.[1])
      .find((found) => found !== undefined);
    const sample = sampleOf(column, checks.rows);
    const value = word ? `'${word}'` : column.words ? `'${column.words[0]}'` : sample;
    if (value === undefined)
      throw new Error(`${name}.${column.name}: no sample of the type ${column.type} is known here`);
    return { name: column.name, value };
  });
  return [...needed, ...either];
}

/** What any column of this type takes, or, where a check of the table says more, this one. */
function sampleOf(
  { name, type, unique }: { name: string; type: string; unique: boolean },
  checks: readonly { text: string }[],
): string | undefined {
  const checked = (pattern: string) => checks.some(({ text }) => new RegExp(pattern).test(text));
  if (type === "integer" && unique) return anyNumber;
  // The later of two moments.
  if (type === "timestamp with time zone" && checked(`< ${name}\\b`)) return "now() + interval '1 hour'";
  if (type === "uuid[]" && checked(`cardinality\\(${name}\\) >= 1`)) return "array[gen_random_uuid()]";
  if (type === "date" && checked(`${name} > `)) return "current_date + 1";
  const form = checks
    .map(({ text }) => new RegExp(`\\b${name} ~ '\\^(.)`).exec(text))
    .find((found) => found !== null);
  const upper = checks.map(({ text }) => new RegExp(`\\b${name} ~ '\\^\\[A-Z\\]\\{(\\d)\\}`).exec(text)?.[1]);
  const length = upper.find((found) => found !== undefined);
  if (length !== undefined) return `'${"XVX".slice(0, Number(length))}'`;
  if (form !== undefined) return "'xx'";
  return samples[type];
}

export function insertText(
  table: ContentTable,
  dossier: Pick<Dossier, "id" | "agency">,
  key: string,
): string {
  const names = ["agency_id", "dossier_id", table.key, ...table.needs.map((one) => one.name)];
  const values = [`'${dossier.agency}'`, `'${dossier.id}'`, key, ...table.needs.map((one) => one.value)];
  return `insert into ${table.name} (${names.join(", ")}) values (${values.join(", ")})`;
}

async function isOneToOne(owner: pg.ClientBase, table: { name: string; key: string }): Promise<boolean> {
  const { rowCount } = await owner.query(
    `select from pg_constraint where conrelid = $1::regclass and contype = 'c'
       and pg_get_constraintdef(oid) ~ ('\\(' || $2 || ' = dossier_id\\)|\\(dossier_id = ' || $2 || '\\)')`,
    [table.name, table.key],
  );
  return (rowCount ?? 0) > 0;
}
