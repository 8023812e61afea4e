import pg from "pg";
import { errorCode, type MasterKey, StartError } from "../config/index.ts";
import { logins, passwordOf, readers } from "./place.ts";
import { scramVerifier } from "./scram.ts";

/**
 * Makes the four logins, or uses those of this key. Logins belong to the whole server, so those that another Palermo made
 * with another key are left alone while it has a database: throws `StartError` (`other-logins`, `no-rights`).
 */
export async function ensureLogins(admin: pg.Client, key: MasterKey): Promise<void> {
  const mark = `Palermo logins ${key.derive("login-mark").toString("hex", 0, 12)}`;
  for (let attempt = 1; ; attempt++) {
    try {
      await makeLogins(admin, key, mark);
      await openDatabaseTo(admin);
      return;
    } catch (error) {
      // Two servers that start at once stand in each other's way; the second look finds the work done.
      const crossed = ["23505", "42710", "XX000", "40P01"].includes(errorCode(error) ?? "");
      if (crossed && attempt < 5) continue;
      if (errorCode(error) === "42501") {
        throw new StartError(
          "no-rights",
          "The login in DATABASE_URL may not make logins: give it CREATEROLE and make it owner of the database, or let an administrator do so.",
          { cause: error },
        );
      }
      throw error;
    }
  }
}

async function makeLogins(admin: pg.Client, key: MasterKey, mark: string): Promise<void> {
  const { rows } = await admin.query<{ rolname: string; mark: string | null }>(
    "select rolname, shobj_description(oid, 'pg_authid') as mark from pg_roles where rolname = any ($1)",
    [[...logins, ...readers]],
  );
  const found = new Map(rows.map((row) => [row.rolname, row.mark]));
  if ([...logins, ...readers].every((role) => found.get(role) === mark)) return;
  if (found.has("palermo_owner") && found.get("palermo_owner") !== mark) await refuseLoginsOfOthers(admin);
  for (const login of logins) {
    const words = `login nosuperuser nocreatedb nocreaterole noreplication password ${pg.escapeLiteral(scramVerifier(passwordOf(key, login)))}`;
    await admin.query(`${found.has(login) ? "alter" : "create"} role ${login} ${words}`);
  }
  await makeReaders(admin, found);
  await allowReadingEverything(admin);
  for (const role of [...logins, ...readers])
    await admin.query(`comment on role ${role} is ${pg.escapeLiteral(mark)}`);
}

/** The server's login may turn into them and has nothing of them before it does. */
async function makeReaders(admin: pg.Client, found: ReadonlyMap<string, unknown>): Promise<void> {
  await admin.query("alter role palermo_app noinherit");
  for (const reader of readers) {
    const words = "nologin nosuperuser nocreatedb nocreaterole noreplication";
    await admin.query(`${found.has(reader) ? "alter" : "create"} role ${reader} ${words}`);
    await admin.query(`grant ${reader} to palermo_app`);
  }
}

async function refuseLoginsOfOthers(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select distinct d.datname as name from pg_shdepend s join pg_database d on d.oid = s.dbid
     where s.refclassid = 'pg_authid'::regclass and s.refobjid = 'palermo_owner'::regrole and d.datname <> current_database()`,
  );
  const others = rows.map((row) => row.name);
  if (others.length === 0) return;
  throw new StartError(
    "other-logins",
    `The logins palermo_owner, palermo_app, palermo_public and palermo_backup of this PostgreSQL server have other passwords than this Palermo's: another one (database ${others.join(", ")}) made them through another administrator's login. Give both the same login and password in DATABASE_URL, or use another PostgreSQL server.`,
  );
}

/** Only a superuser may grant it; without it everything works except `palermo backup`, which says so. */
async function allowReadingEverything(admin: pg.Client): Promise<void> {
  try {
    await admin.query("alter role palermo_backup bypassrls");
  } catch (error) {
    if (errorCode(error) !== "42501") throw error;
  }
}

/** Lets the logins into the current database, and nobody else. */
export async function openDatabaseTo(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ open: boolean }>(
    `select bool_and(has_database_privilege(name, current_database(), 'connect'))
       and has_database_privilege('palermo_owner', current_database(), 'create')
       and has_schema_privilege('palermo_owner', 'public', 'create')
       and not has_schema_privilege('palermo_app', 'public', 'create')
       and not exists (select from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
                       where d.datname = current_database() and a.grantee = 0) as open
     from unnest($1::text[]) name`,
    [logins],
  );
  if (rows[0]?.open === true) return;
  const { rows: names } = await admin.query<{ name: string }>(
    "select quote_ident(current_database()) as name",
  );
  const name = names[0]?.name ?? "";
  await admin.query(`revoke all on database ${name} from public`);
  await admin.query(`grant connect, temporary on database ${name} to ${logins.join(", ")}`);
  await admin.query(`grant create on database ${name} to palermo_owner`);
  await admin.query(
    "revoke create on schema public from public; grant create on schema public to palermo_owner",
  );
}
