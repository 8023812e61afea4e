import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { casefile } from "#modules/casefile";
import { asServer, enter, hashOf, inTransaction, readableCases, refusalOf } from "./forged-ground.ts";

let kernel: TestKernel;
let victim: TestAccount;
let colleague: TestAccount;
let caseId = "";
let app: pg.Client;
let other: pg.Client;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile] });
  const agencyId = await kernel.openAgency();
  victim = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  colleague = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  caseId = randomUUID();
  await victim.callByName("casefile.open-case", { caseId, kind: "trafficking", reference: "7/2026" });
  app = await asServer(kernel);
  other = await asServer(kernel);
});
afterAll(async () => {
  await Promise.allSettled([app?.end(), other?.end()]);
  await kernel?.close();
});

describe("the server's login cannot help itself", () => {
  test.each(["palermo_wide", "palermo_agency"])(
    "[forged] turned into %s it reads nothing more",
    async (role) => {
      await inTransaction(app, async () => {
        await app.query(`set local role ${role}`);
        expect(await readableCases(app)).toBe(0);
        await enter(app, colleague);
        expect(await readableCases(app)).toBe(0);
      });
      await inTransaction(app, async () => {
        for (const other of ["palermo_owner", "palermo_backup", "palermo_public", "palermo_admin"])
          expect(await refusalOf(app, `set local role ${other}`), other).toMatch(
            /permission denied|does not exist/,
          );
      });
    },
  );

  test("[forged] it may not call what makes an actor", async () => {
    await inTransaction(app, async () => {
      const calls = [
        "select access.set_claim('person', gen_uuid_v7(), gen_uuid_v7(), null, null, '{investigator}', '{identity}', 'palermo_wide', '')",
        "select access.seal_of('person')",
        `select access.enter_account('person', '${victim.accountId}', null)`,
        "select access.compartments_of('{investigator}')",
        "select access.reader_for('{}', '{}')",
        "select access.wide_grants('{}')",
        "select access.equip_readers()",
        "select access.tell(gen_uuid_v7(), 'x', null)",
        "select access.open_glass(gen_uuid_v7())",
        "select vault.destroy(gen_uuid_v7(), gen_uuid_v7(), gen_uuid_v7(), null, now())",
        "select access.internal('casefile.case_file')",
      ];
      for (const call of calls) expect(await refusalOf(app, call), call).toMatch(/permission denied/);
    });
  });

  test("[forged] it reads and writes no access table, key, token or audit event", async () => {
    await inTransaction(app, async () => {
      await enter(app, victim);
      const { rows } = await app.query<{ name: string }>(
        "select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('access', 'vault', 'audit', 'files') or c.oid = 'person.token'::regclass",
      );
      const shut = rows.map((row) => row.name).filter((name) => name !== "access.notice");
      expect(shut.length).toBeGreaterThan(15);
      for (const table of shut) {
        for (const statement of [
          `select * from ${table}`,
          `delete from ${table}`,
          `insert into ${table} default values`,
          `truncate ${table}`,
        ]) {
          expect(await refusalOf(app, statement), statement).toMatch(/permission denied/);
        }
      }
    });
  });

  test("[forged] it becomes nobody else, and turns no policy, trigger or setting off", async () => {
    await inTransaction(app, async () => {
      await enter(app, victim);
      const tries = [
        "set role palermo_owner",
        "set session authorization palermo_owner",
        "set role palermo_backup",
        "alter table casefile.case_file disable row level security",
        "alter table casefile.case_file disable trigger all",
        "drop policy read on casefile.case_file",
        "create policy all_of_it on casefile.case_file using (true)",
        "create function casefile.mine() returns int language sql as 'select 1'",
        "create table public.mine (n int)",
        "create schema mine",
        "set session_replication_role = 'replica'",
        "delete from casefile.case_file",
        "truncate casefile.case_file",
        "copy casefile.case_file to program 'cat'",
        "update history.casefile_case_file set sealed = false",
      ];
      for (const statement of tries)
        expect(await refusalOf(app, statement), statement).toMatch(
          /permission denied|must be (owner|superuser)/,
        );
    });
    await inTransaction(app, async () => {
      // What may not be passed on is passed over with a warning.
      await app.query("grant select on casefile.case_file to palermo_public");
      const { rows } = await app.query(
        "select has_table_privilege('palermo_public', 'casefile.case_file', 'select') as may",
      );
      expect(rows).toEqual([{ may: false }]);
    });
    // row_security = off makes a filtered query fail; it never lifts the filter.
    await inTransaction(app, async () => {
      await app.query("set local row_security = off");
      expect(await refusalOf(app, "select * from casefile.case_file")).toMatch(
        /would be affected by row-level security/,
      );
    });
  });

  test("[forged] the owner's maintenance mark means nothing for it: a row keeps seal, version, dossier and agency", async () => {
    await inTransaction(app, async () => {
      await enter(app, victim);
      await app.query("select set_config('palermo.maintenance', 'on', true)");
      await app.query(
        "update casefile.case_file set sealed = true, version = 70, reference = 'moved' where case_id = $1",
        [caseId],
      );
      const { rows } = await app.query("select sealed, version from casefile.case_file where case_id = $1", [
        caseId,
      ]);
      expect(rows).toEqual([{ sealed: false, version: 2 }]);
      expect(
        await refusalOf(
          app,
          "update casefile.case_file set dossier_id = gen_uuid_v7(), case_id = gen_uuid_v7()",
        ),
      ).toMatch(/does not move|violates/);
      expect(await refusalOf(app, "update casefile.case_file set agency_id = gen_uuid_v7()")).toMatch(
        /does not move|violates/,
      );
    });
    await inTransaction(app, async () => {
      await app.query("select set_config('palermo.maintenance', 'on', true)");
      expect(await readableCases(app)).toBe(0);
    });
  });

  test("[forged] settings of one connection do not reach the next caller of the pool", async () => {
    const { services } = kernel;
    const pool = services.database.app;
    const client = await pool.connect();
    await client.query("begin");
    await client.query("select access.enter($1)", [hashOf(victim)]);
    await client.query("commit");
    client.release();
    const seen = await Promise.all(
      Array.from({ length: 10 }, () => pool.query("select count(*)::int as n from casefile.case_file")),
    );
    expect(seen.map((one) => one.rows[0]?.n)).toEqual(Array(10).fill(0));
  });
});

describe("SQL by hand", () => {
  test("[audit] a row changed by the owner's hand leaves an event of the operator", async () => {
    const owner = await kernel.database.owner();
    const count = async () =>
      (
        await owner.query(
          "select action, detail, dossiers from audit.event where actor_kind = 'operator' and action like '%casefile.case_file' order by event_id",
        )
      ).rows;
    expect(await count()).toEqual([]);
    // Forced row-level security stops the owner too, until they say that it is maintenance.
    expect((await owner.query("update casefile.case_file set reference = 'by hand'")).rowCount).toBe(0);
    await owner.query("set palermo.maintenance = 'on'");
    expect((await owner.query("update casefile.case_file set reference = 'by hand'")).rowCount).toBe(1);
    expect(await count()).toEqual([
      { action: "update casefile.case_file", detail: expect.any(String), dossiers: [caseId] },
    ]);
    const { rows } = await owner.query(
      "select actor_kind, account_id from history.casefile_case_file where operation = 'update'",
    );
    expect(rows).toEqual([{ actor_kind: "operator", account_id: null }]);
    await owner.end();
  });
});
