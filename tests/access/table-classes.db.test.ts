import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#kernel/database";
import { cloneDatabase } from "#kernel/testing";

let database: Database;
let owner: pg.Client;
beforeAll(async () => {
  database = await cloneDatabase();
  owner = await database.owner();
});
afterAll(async () => {
  await owner?.end();
  await database?.close();
});

/** Schemas of Palermo: all but the migrations' own record (no content, listed below) and the queue (ids only). */
const ours =
  "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'database', 'pgboss')";

async function list(text: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(text, values);
  return rows.map((row) => row.name);
}

describe("every table has one class", () => {
  test("[classes] no table without a class, no class without its table", async () => {
    const tables = await list(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and ${ours} order by 1`,
    );
    const classed = await list("select table_name as name from access.table_class order by 1");
    expect(tables.length).toBeGreaterThan(20);
    expect([...tables].sort()).toEqual([...classed].sort());
  });

  test("[classes] no view, foreign table or materialised view of content", async () => {
    expect(
      await list(
        `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('v', 'm', 'f') and ${ours}`,
      ),
    ).toEqual([]);
  });

  test("[classes] row-level security is on everywhere, forced on content and own tables", async () => {
    const bare = await list(
      `select t.table_name as name from access.table_class t join pg_class c on c.oid = t.table_name::regclass
       where not c.relrowsecurity
          or (t.class in ('protected', 'own', 'agency') and t.table_name not like 'history.%' and not c.relforcerowsecurity)`,
    );
    expect(bare).toEqual([]);
  });
});

/** Each reader has the part of its own; whoever writes may do so by either. */
function partsOfPolicy(policy: string): readonly string[] {
  if (policy === "read") return ["single"];
  return policy === "read_agency" ? ["agency"] : ["single", "agency"];
}

describe("protected tables", () => {
  test("[classes] policies have the form of a list made once, in both parts", async () => {
    const { rows } = await owner.query<{ table: string; policy: string; command: string; rule: string }>(
      `select p.polrelid::regclass::text as table, p.polname as policy, p.polcmd as command,
         coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') as rule
       from pg_policy p join access.table_class t on t.table_name::regclass = p.polrelid
       where t.class = 'protected' and p.polname <> 'maintain' and p.polpermissive order by 1, 2`,
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { table, policy, command, rule } of rows) {
      const place = `${table} ${policy}`;
      const level = command === "r" ? "read" : "contribute";
      const parts = partsOfPolicy(policy);
      if (parts.includes("single"))
        expect(rule, place).toMatch(
          /dossier_id = ANY \(+ ?SELECT access\.dossiers\('[a-z-]+'::text, '[a-z]+'::text\) AS dossiers\)+::uuid\[\]/,
        );
      if (parts.includes("agency"))
        expect(rule, place).toMatch(
          /NOT sealed\) AND \(agency_id = ANY \(+ ?SELECT access\.agencies\('[a-z-]+'::text, '[a-z]+'::text\) AS agencies\)+::uuid\[\]/,
        );
      expect(
        new Set([...rule.matchAll(/'(read|contribute|manage)'::text/g)].map((found) => found[1])),
        place,
      ).toEqual(new Set([level]));
    }
  });

  test("[classes] a policy that only narrows compares with a list made once, and only holds back from reading", async () => {
    const { rows } = await owner.query<{ place: string; command: string; rule: string }>(
      `select p.polrelid::regclass || ' ' || p.polname as place, p.polcmd as command, pg_get_expr(p.polqual, p.polrelid) as rule
       from pg_policy p join access.table_class t on t.table_name::regclass = p.polrelid
       where t.class = 'protected' and not p.polpermissive`,
    );
    for (const { place, command, rule } of rows) {
      expect(command, place).toBe("r");
      expect(rule, place).toMatch(/<> ALL \(\( SELECT [a-z]+\.[a-z_]+\(\) AS [a-z_]+\)::uuid\[\]\)/);
      expect(rule, place).not.toMatch(/access\.may_open/);
    }
  });

  test("[classes] each policy names the compartment of its table", async () => {
    const { rows } = await owner.query<{ table: string; compartment: string; rule: string }>(
      `select t.table_name as table, t.compartment,
         coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') as rule
       from pg_policy p join access.table_class t on t.table_name::regclass = p.polrelid
       where t.class = 'protected' and p.polname <> 'maintain' and p.polpermissive`,
    );
    for (const { table, compartment, rule } of rows) {
      const named = [...rule.matchAll(/access\.(?:dossiers|agencies)\('([a-z-]+)'/g)].map(
        (found) => found[1],
      );
      expect(new Set(named), table).toEqual(new Set([compartment]));
    }
  });

  test("[classes] each has its history, its triggers, the key with the agency and an index on the dossier", async () => {
    const content = await list(
      "select table_name as name from access.table_class where class = 'protected' and table_name not like 'history.%' order by 1",
    );
    expect(content).toContain("casefile.case_file");
    for (const table of content) {
      const past = `history.${table.replace(".", "_")}`;
      expect(await list("select to_regclass($1)::text as name", [past]), table).toEqual([past]);
      const triggers = await list(
        "select tgname as name from pg_trigger where tgrelid = $1::regclass and not tgisinternal and tgenabled = 'O'",
        [table],
      );
      expect(triggers, table).toEqual(expect.arrayContaining(["a_keep_place", "a_take_place", "b_remember"]));
      const [key] = await list(
        `select string_agg(a.attname, ',' order by k.n) as name from pg_index i, unnest(i.indkey) with ordinality k (att, n)
         join pg_attribute a on a.attnum = k.att where i.indrelid = $1::regclass and a.attrelid = i.indrelid and i.indisprimary`,
        [table],
      );
      expect(key, table).toMatch(/^agency_id,/);
      const indexed = await list(
        `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
         where i.indrelid = $1::regclass and i.indpred is null`,
        [table],
      );
      expect(indexed, table).toContain("dossier_id");
      const [reference] = await list(
        `select pg_get_constraintdef(oid) as name from pg_constraint
         where conrelid = $1::regclass and contype = 'f' and confrelid = 'access.dossier'::regclass`,
        [table],
      );
      expect(reference, table).toContain("(agency_id, dossier_id)");
    }
  });

  test("[classes] the history cannot be written by the server's login", async () => {
    const written = await list(
      `select t.table_name as name from access.table_class t
       where t.table_name like 'history.%' and has_table_privilege('palermo_app', t.table_name, 'insert, update, delete, truncate')`,
    );
    expect(written).toEqual([]);
  });
});

describe("logins", () => {
  test("[logins] the server's login owns nothing, bypasses nothing and is nobody else", async () => {
    const { rows } = await owner.query<{ name: string; rights: boolean; owned: string; roles: string }>(
      `select r.rolname as name, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as rights,
         (select count(*) from pg_class c where c.relowner = r.oid) + (select count(*) from pg_proc p where p.proowner = r.oid)
           + (select count(*) from pg_namespace s where s.nspowner = r.oid) as owned,
         (select coalesce(string_agg(g.rolname, ' ' order by g.rolname), '') from pg_auth_members m
          join pg_roles g on g.oid = m.roleid where m.member = r.oid) as roles
       from pg_roles r where r.rolname in ('palermo_app', 'palermo_public', 'palermo_wide', 'palermo_agency') order by 1`,
    );
    const nothing = { rights: false, owned: "0", roles: "" };
    expect(rows).toEqual([
      { ...nothing, name: "palermo_agency" },
      { ...nothing, name: "palermo_app", roles: "palermo_agency palermo_wide" },
      { ...nothing, name: "palermo_public" },
      { ...nothing, name: "palermo_wide" },
    ]);
  });

  test("[logins] the roles that the server's login turns into hold what it holds, log in nowhere and lend it nothing", async () => {
    const privilegesOf = (role: string) =>
      list(
        `select a.privilege_type || ' on ' || o.name as name from (
           select nspname::text as name, nspacl as acl from pg_namespace
           union all select oid::regclass::text, relacl from pg_class
           union all select attrelid::regclass || '.' || attname, attacl from pg_attribute
           union all select oid::regprocedure::text, proacl from pg_proc) o, aclexplode(o.acl) a
         where a.grantee = $1::regrole order by 1`,
        [role],
      );
    const own = await privilegesOf("palermo_app");
    expect(own.length).toBeGreaterThan(100);
    expect(await privilegesOf("palermo_wide")).toEqual(own);
    expect(await privilegesOf("palermo_agency")).toEqual(own);
    expect(
      await list(
        "select rolname as name from pg_roles where rolname in ('palermo_wide', 'palermo_agency') and rolcanlogin or rolname = 'palermo_app' and rolinherit",
      ),
    ).toEqual([]);
  });

  test("[logins] every policy for the server's login is one for the roles that it turns into", async () => {
    const readers = "(palermo_app|palermo_wide|palermo_agency)";
    const { rows } = await owner.query<{ name: string; roles: string }>(
      `select distinct schemaname || '.' || tablename || ' ' || cmd as name, string_agg(r, ' ' order by r) as roles
       from (select distinct schemaname, tablename, cmd, unnest(roles)::text as r from pg_policies) p
       where r ~ '^${readers}$' group by 1`,
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { name, roles } of rows) expect(roles, name).toBe("palermo_agency palermo_app palermo_wide");
  });

  test("[logins] the server's login reaches no internal table, and content only through policies", async () => {
    expect(
      await list(
        `select table_name as name from access.table_class
         where class = 'internal' and has_table_privilege('palermo_app', table_name, 'select, insert, update, delete, truncate, references, trigger')`,
      ),
    ).toEqual([]);
    expect(
      await list(
        `select table_name as name from access.table_class
         where has_table_privilege('palermo_app', table_name, 'truncate, references, trigger')`,
      ),
    ).toEqual([]);
    expect(
      await list(
        "select nspname as name from pg_namespace n where has_schema_privilege('palermo_app', n.oid, 'create') and not n.nspname ~ '^pg_(toast_)?temp'",
      ),
    ).toEqual([]);
  });

  test("[logins] the public login reads tables of the class publish and nothing else", async () => {
    const readable = await list(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
         and has_schema_privilege('palermo_public', n.oid, 'usage')
         and has_table_privilege('palermo_public', c.oid, 'select, insert, update, delete')`,
    );
    const published = await list("select table_name as name from access.table_class where class = 'publish'");
    // Which database this is: asked before any login of its own is known.
    expect(readable.filter((name) => name !== "database.instance").sort()).toEqual(published.sort());
  });

  test("[logins] the public login executes the search over published records, and nothing else", async () => {
    expect(
      await list(
        `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where ${ours} and has_function_privilege('palermo_public', p.oid, 'execute') order by 1`,
      ),
      // The search of open collections, each of which asks first whether the collection is one. Under a policy with a
      // condition no index of terms would serve.
    ).toEqual([
      "text_search.count(text,tsquery)",
      "text_search.match(text,tsquery)",
      "text_search.sounding_like(text,text[])",
      "text_search.spelled_like(text,text[],integer,integer)",
    ]);
  });

  test("[logins] no function of Palermo may be executed by everybody", async () => {
    expect(
      await list(
        `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where ${ours} and (p.proacl is null or exists (
           select from aclexplode(p.proacl) a where a.grantee = 0 and a.privilege_type = 'EXECUTE'))`,
      ),
    ).toEqual([]);
  });

  test("[logins] the inner functions are closed to the server's login", async () => {
    const inner = [
      "access.seal_of",
      "access.seal_with",
      "access.moment_of",
      "access.wide_text",
      "access.set_claim",
      "access.compartments_of",
      "access.enter_account",
      "access.reader_for",
      "access.wide_grants",
      "access.readable",
      "access.equip_readers",
      "access.tell",
      "access.open_glass",
      "access.lasting_way",
      "access.sign_in_shut_until",
      "access.note_device",
      "access.end_tokens_of",
      "access.bind_subject",
      "access.protect",
      "access.own",
      "access.agency_table",
      "access.common_table",
      "access.reference",
      "access.publish",
      "access.publish_where",
      "access.internal",
      "access.note_class",
      "audit.record_operator",
      "audit.record_of_account",
      "audit.text_of",
      "vault.destroy",
      "vault.manages",
      "vault.visible",
      "person.forget",
      "casefile.forget",
      "files.forget",
      "link.forget",
      "deadline.forget",
      "deadline.forget_steps",
      "consent.forget",
      "consent.close_access",
      "part.forget_records",
      "part.openers",
      "retention.clear",
      "retention.end_access",
      "retention.forget",
      "action.forget",
      "database.leave_out_of_backup",
      "database.back_up_apart",
    ];
    const open = await list(
      `select distinct n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname || '.' || p.proname = any ($1) and has_function_privilege('palermo_app', p.oid, 'execute')`,
      [inner],
    );
    const there = await list(
      `select distinct n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname || '.' || p.proname = any ($1)`,
      [inner],
    );
    expect(there.sort()).toEqual([...inner].sort());
    // A trigger function runs by its trigger alone: called otherwise it raises an error, whoever may execute it.
    expect(open.filter((name) => name !== "files.forget")).toEqual([]);
  });

  test("[logins] every definer function has a fixed search path", async () => {
    expect(
      await list(
        `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where ${ours} and p.prosecdef and not coalesce(p.proconfig::text ~ 'search_path=pg_catalog', false)`,
      ),
    ).toEqual([]);
  });
});
