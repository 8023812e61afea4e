import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#kernel/database";
import { type Declaration, perform } from "../action/index.ts";
import { cloneDatabase } from "../testing/clone-database.ts";
import { dropRetiredAgencyKeys, replayErasures, rotateAgencyKey } from "../vault/index.ts";
import {
  grantTo,
  type Inside,
  openTestGround,
  type TestAccount,
  type TestGround,
} from "../vault/test-ground.ts";
import { known } from "../words/index.ts";
import { erasePerson } from "./erase-person.ts";
import { findPerson } from "./find-person.ts";
import { findByName } from "./match-people.ts";
import { openPerson } from "./open-person.ts";
import type { IdentityChange, PersonFactsChange } from "./person.ts";
import { getPersonFacts } from "./person-card.ts";
import type { PersonContext } from "./person-context.ts";
import { personModule } from "./person-module.ts";
import { rebuildTokens } from "./rebuild-tokens.ts";
import { revealIdentity } from "./reveal-identity.ts";
import { reviseIdentity } from "./revise-identity.ts";
import { reviseIdentity as revise } from "./revise-person.ts";

let database: Database;
let ground: TestGround;
beforeAll(async () => {
  database = await cloneDatabase();
  ground = await openTestGround(database);
});
afterAll(async () => {
  await ground?.close();
  await database?.close();
});

const facts: PersonFactsChange = {
  sex: known("female"),
  yearOfBirth: known(2003),
  citizenships: known(["NG"]),
};
const identity: IdentityChange = {
  names: known([
    { kind: "legal", given: "Aminacanary", family: "Okonkwocanary" },
    { kind: "as-heard", full: "Minacanary" },
  ]),
  birth: { state: "refused" },
  contacts: known([{ kind: "phone", value: "+234 803 555 0199" }]),
  documents: known([{ kind: "passport", number: "A1234567", country: "NG" }]),
};

function as<T>(
  account: TestAccount,
  work: (context: PersonContext, inside: Inside) => Promise<T>,
): Promise<T> {
  return ground.as(account, (inside) => work({ ...inside, now: new Date(), opened: () => {} }, inside));
}

function call(
  account: TestAccount,
  declaration: Declaration,
  input: unknown,
  rights = Object.keys(personModule.rights),
) {
  const engine = {
    app: database.app,
    vault: ground.store,
    rightsOf: () => new Set(rights),
    now: () => new Date(),
    answerKey: randomBytes(32),
    startJob: () => Promise.reject(new Error("no jobs here")),
  };
  return perform(engine, {
    declaration,
    input,
    entry: { by: "session", hash: account.hash },
    requestId: randomUUID(),
  });
}

async function somebody(change: IdentityChange = identity) {
  const author = await ground.account(await ground.agency());
  const person = await as(author, (context) => openPerson(context, { facts, identity: change }));
  return { author, ...person };
}

describe("a stranger gets nothing", () => {
  test("from any action, question or search", async () => {
    const { author, personId } = await somebody();
    const stranger = await ground.account(author.agencyId);
    for (const [declaration, input] of [
      [revealIdentity, { personId }],
      [reviseIdentity, { personId, version: 1, facts: { sex: known("male") } }],
      [erasePerson, { personId, ground: "asked-by-person" }],
    ] as const) {
      await expect(call(stranger, declaration, input)).rejects.toMatchObject({ code: "not-found" });
      await expect(call(stranger, declaration, { ...input, personId: randomUUID() })).rejects.toMatchObject({
        code: "not-found",
      });
    }
    expect(await call(stranger, findPerson, { name: "Aminacanary" })).toEqual({ items: [], more: false });
    for (const table of [
      "person.person",
      "person.identity",
      "history.person_person",
      "history.person_identity",
    ]) {
      const { rows } = await ground.as(stranger, ({ tx }) =>
        sql`select 1 from ${sql.table(table)}`.execute(tx),
      );
      expect(rows).toEqual([]);
    }
    await expect(database.app.query("select * from person.token")).rejects.toMatchObject({ code: "42501" });
  });

  test("and without the right nobody gets further", async () => {
    const { author, personId } = await somebody();
    await expect(call(author, revealIdentity, { personId }, [])).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a person", () => {
  test("is opened with a code, revealed as recorded, and every reading is in the audit by field names", async () => {
    const { author, personId, code } = await somebody();
    expect(code).toMatch(/^P-[0-9A-Z]{6}$/);
    const revealed = await call(author, revealIdentity, { personId });
    expect(revealed).toMatchObject({
      personId,
      code,
      version: 1,
      erased: false,
      facts: {
        sex: known("female"),
        yearOfBirth: known(2003),
        citizenships: known(["NG"]),
        gender: { state: "not-asked" },
      },
      identity: { ...identity, addresses: { state: "not-asked" } },
    });
    const { rows } = await ground.owner.query(
      "select e::text as text from audit.event e where e::text like $1",
      [`%${personId}%`],
    );
    const audit = rows.map((row) => String(row.text)).join("\n");
    expect(audit).toContain("person.identity.names");
    expect(audit).not.toContain("canary");
  });

  test("leaves no trace of the name in any table of the database", async () => {
    await somebody();
    const { rows: tables } = await ground.owner.query(
      "select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'pgboss')",
    );
    const backup = await database.backup();
    let found: string[] = [];
    let looked = 0;
    for (const { name } of tables) {
      const may = await backup.query("select has_table_privilege($1, 'select') as may", [name]);
      if (!may.rows[0].may) continue;
      looked += 1;
      const { rows } = await backup.query(`select t::text as text from ${name} t`);
      const hits = rows.filter(
        ({ text }) =>
          /canary|5550199|A1234567/i.test(text) || text.includes(Buffer.from("canary").toString("hex")),
      );
      if (hits.length > 0) found = [...found, String(name)];
    }
    await backup.end();
    expect(looked).toBeGreaterThan(10);
    expect(found).toEqual([]);
  });

  test("is revised value by value; what stays keeps its row, a stale writer hears both versions", async () => {
    const { author, personId } = await somebody();
    const rowsOf = async () => {
      const { rows } = await ground.as(author, ({ tx }) =>
        sql<{
          identity_id: string;
        }>`select identity_id from person.identity where dossier_id = ${personId}`.execute(tx),
      );
      return rows.map((row) => row.identity_id);
    };
    const before = await rowsOf();
    const change = {
      personId,
      version: 1,
      facts: { gender: known("woman") },
      identity: {
        names: known([
          { kind: "legal", given: "Aminacanary", family: "Okonkwocanary" },
          { kind: "alias", full: "Sistercanary" },
        ]),
      },
    };
    expect(await call(author, reviseIdentity, change)).toEqual({ personId, version: 2 });
    const after = await rowsOf();
    expect(before.filter((id) => after.includes(id))).toHaveLength(before.length - 1);
    expect(await call(author, revealIdentity, { personId })).toMatchObject({
      version: 2,
      facts: { sex: known("female"), gender: known("woman") },
      identity: { ...identity, ...change.identity },
    });
    await expect(call(author, reviseIdentity, change)).rejects.toMatchObject({
      code: "stale",
      detail: { yours: 1, theirs: 2 },
    });
    expect(await as(author, (context) => findByName(context, "Sistercanary"))).toEqual([personId]);
    expect(await as(author, (context) => findByName(context, "Minacanary"))).toEqual([]);
  });

  test("may be read and not changed by one who holds read only", async () => {
    const { author, personId } = await somebody();
    const reader = await ground.account(await ground.agency(), "test-police");
    await ground.as(author, (inside) => grantTo(inside, personId, "identity", reader));
    expect(await call(reader, revealIdentity, { personId })).toMatchObject({ identity });
    await expect(call(reader, reviseIdentity, { personId, version: 1, facts: {} })).rejects.toMatchObject({
      code: "refused",
      detail: { refusal: "read-only" },
    });
    await expect(call(reader, erasePerson, { personId, ground: "asked-by-person" })).rejects.toMatchObject({
      detail: { refusal: "not-yours" },
    });
  });

  test("opened by one agency is found by name, number and document from another that was given the identity", async () => {
    const { author, personId, code } = await somebody();
    const reader = await ground.account(await ground.agency(), "test-police");
    expect(await call(reader, findPerson, { name: "Okonkwocanary" })).toEqual({ items: [], more: false });
    await ground.as(author, (inside) => grantTo(inside, personId, "identity", reader));
    for (const search of [
      { name: "okonkwocanary aminacanary" },
      { phone: "0803 555 0199" },
      { document: "a-1234567" },
    ]) {
      expect(await call(reader, findPerson, search)).toMatchObject({
        items: [{ personId, code, name: "Aminacanary Okonkwocanary" }],
      });
    }
    await expect(call(reader, findPerson, {})).rejects.toMatchObject({ code: "bad-input" });
  });
});

describe("an erased person", () => {
  test("leaves the code and nothing else: no identity, facts, tokens or history", async () => {
    const { author, personId, code } = await somebody();
    await call(author, reviseIdentity, { personId, version: 1, facts: { yearOfBirth: known(2004) } });
    expect(await call(author, erasePerson, { personId, ground: "consent-withdrawn" })).toEqual({ personId });
    expect(await call(author, revealIdentity, { personId })).toMatchObject({
      code,
      erased: true,
      identity: null,
      facts: { sex: { state: "unknown" } },
    });
    expect(await as(author, (context) => findByName(context, "Aminacanary"))).toEqual([]);
    const backup = await database.backup();
    for (const table of [
      "person.identity",
      "person.token",
      "history.person_identity",
      "history.person_person",
    ]) {
      const { rows } = await backup.query(`select 1 from ${table} where dossier_id = $1`, [personId]);
      expect(rows).toEqual([]);
    }
    await backup.end();
    await expect(call(author, erasePerson, { personId, ground: "consent-withdrawn" })).rejects.toMatchObject({
      detail: { refusal: "already-erased" },
    });
    await expect(call(author, reviseIdentity, { personId, version: 3, facts: {} })).rejects.toMatchObject({
      detail: { refusal: "erased" },
    });
  });

  test("stays erased when somebody was writing about them at the same moment", async () => {
    const { author, personId } = await somebody();
    let erased: Promise<unknown> = Promise.resolve();
    await as(author, async (context, { tx }) => {
      await revise(context, {
        personId,
        version: 1,
        identity: { names: known([{ kind: "alias", full: "Latecanary" }]) },
      });
      erased = call(author, erasePerson, { personId, ground: "asked-by-person" });
      await waitedFor(tx);
    });
    await erased;
    const backup = await database.backup();
    for (const table of ["person.identity", "person.token", "history.person_identity"]) {
      expect((await backup.query(`select 1 from ${table} where dossier_id = $1`, [personId])).rows).toEqual(
        [],
      );
    }
    await backup.end();
    await expect(call(author, reviseIdentity, { personId, version: 2, facts: {} })).rejects.toMatchObject({
      detail: { refusal: "erased" },
    });
  });

  test("is kept while a legal hold stands on the person, or on a dossier that holds them", async () => {
    const { author, personId } = await somebody();
    const held = await as(author, async (_, { tx }) => {
      const dossier = randomUUID();
      await sql`select access.open_dossier('case', ${`T-${randomUUID()}`}, '{identity,support}', ${dossier}::uuid)`.execute(
        tx,
      );
      await sql`select access.derive(${dossier}::uuid, ${personId}::uuid, 'team')`.execute(tx);
      await sql`select access.set_hold(${dossier}::uuid, 'trial')`.execute(tx);
      return dossier;
    });
    const wanted = { personId, ground: "retention-ended" };
    await expect(call(author, erasePerson, wanted)).rejects.toMatchObject({
      code: "refused",
      detail: { refusal: "legal-hold" },
    });
    await as(author, (_, { tx }) => sql`select access.lift_hold(${held}::uuid, 'over')`.execute(tx));
    expect(await call(author, erasePerson, wanted)).toEqual({ personId });
  });

  test("stays erased when an older backup is restored: facts, identity and tokens go again", async () => {
    const { author, personId } = await somebody();
    const copy = async (table: string) =>
      (
        await ground.as(author, ({ tx }) =>
          sql<
            Record<string, unknown>
          >`select to_jsonb(t) as row from ${sql.table(table)} t where dossier_id = ${personId}`.execute(tx),
        )
      ).rows;
    const people = await copy("person.person");
    const identities = await copy("person.identity");
    const { rows: keys } = await ground.owner.query("select wrapped from vault.key where subject = $1", [
      personId,
    ]);
    await call(author, erasePerson, { personId, ground: "asked-by-person" });
    await ground.owner.query("begin");
    await ground.owner.query("set local palermo.maintenance = 'on'");
    await ground.owner.query("delete from vault.erasure where subject = $1", [personId]);
    await ground.owner.query("update vault.key set wrapped = $2, destroyed_at = null where subject = $1", [
      personId,
      keys[0].wrapped,
    ]);
    await ground.owner.query("delete from person.person where dossier_id = $1", [personId]);
    for (const { row } of people)
      await ground.owner.query(
        "insert into person.person select * from jsonb_populate_record(null::person.person, $1)",
        [row],
      );
    for (const { row } of identities)
      await ground.owner.query(
        "insert into person.identity select * from jsonb_populate_record(null::person.identity, $1)",
        [row],
      );
    await ground.owner.query("commit");
    expect(await call(author, revealIdentity, { personId })).toMatchObject({ identity });
    await replayErasures(ground.owner, ground.ledgerPath);
    expect(await call(author, revealIdentity, { personId })).toMatchObject({ erased: true, identity: null });
    expect((await as(author, (context) => getPersonFacts(context, personId))).facts.yearOfBirth).toEqual({
      state: "unknown",
    });
  });
});

describe("search tokens", () => {
  test("are made again after a restore, and only where they are missing", async () => {
    const { author, personId } = await somebody();
    await ground.owner.query("delete from person.token where dossier_id = $1", [personId]);
    expect(await as(author, (context) => findByName(context, "Aminacanary"))).toEqual([]);
    const settings = { masterKeys: [ground.masterKey], agencyId: author.agencyId, batch: 1 };
    await expect(
      rebuildTokens(ground.owner, { ...settings, masterKeys: [randomBytes(32)] }),
    ).rejects.toMatchObject({
      code: "wrong-master-key",
    });
    expect(await rebuildTokens(ground.owner, settings)).toEqual({ rebuilt: 1 });
    expect(await as(author, (context) => findByName(context, "Aminacanary"))).toEqual([personId]);
    expect(await rebuildTokens(ground.owner, settings)).toEqual({ rebuilt: 0 });
  });

  test("keep finding while an agency's key is changed, and let the old key go once rebuilt", async () => {
    const { author, personId } = await somebody();
    const change = { masterKey: ground.masterKey, agencyId: author.agencyId };
    const find = () => as(author, (context) => findByName(context, "Okonkwocanary"));
    await rotateAgencyKey(ground.owner, change);
    expect(await find()).toEqual([personId]);
    expect(await dropRetiredAgencyKeys(ground.owner, change)).toEqual({ dropped: 0, kept: 1 });
    expect(
      await rebuildTokens(ground.owner, { masterKeys: [ground.masterKey], agencyId: author.agencyId }),
    ).toEqual({ rebuilt: 1 });
    expect(await find()).toEqual([personId]);
    expect(await dropRetiredAgencyKeys(ground.owner, change)).toEqual({ dropped: 1, kept: 0 });
    expect(await find()).toEqual([personId]);
  });
});

/** Resolves once another transaction waits for a lock that this one holds. */
async function waitedFor(tx: Inside["tx"]): Promise<void> {
  const until = performance.now() + 20_000;
  while (performance.now() < until) {
    const { rows } =
      await sql`select 1 from pg_locks l where pg_backend_pid() = any (pg_blocking_pids(l.pid))`.execute(tx);
    if (rows.length > 0) return;
  }
  throw new Error("nobody waited");
}
