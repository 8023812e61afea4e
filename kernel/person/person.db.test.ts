import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grantTo } from "../vault/test-ground.ts";
import { known } from "../words/index.ts";
import { erasePerson } from "./erase-person.ts";
import { findPerson } from "./find-person.ts";
import { findByName } from "./match-people.ts";
import { revealIdentity } from "./reveal-identity.ts";
import { reviseIdentity } from "./revise-identity.ts";
import { identity, openPersonGround, type PersonGround } from "./test-ground.ts";

let place: PersonGround;
let as: PersonGround["as"];
let call: PersonGround["call"];
let somebody: PersonGround["somebody"];
beforeAll(async () => {
  place = await openPersonGround();
  ({ as, call, somebody } = place);
});
afterAll(() => place?.close());

describe("a stranger gets nothing", () => {
  test("from any action, question or search", async () => {
    const { author, personId } = await somebody();
    const stranger = await place.ground.account(author.agencyId);
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
      const { rows } = await place.ground.as(stranger, ({ tx }) =>
        sql`select 1 from ${sql.table(table)}`.execute(tx),
      );
      expect(rows).toEqual([]);
    }
    await expect(place.database.app.query("select * from person.token")).rejects.toMatchObject({
      code: "42501",
    });
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
    const { rows } = await place.ground.owner.query(
      "select e::text as text from audit.event e where e::text like $1",
      [`%${personId}%`],
    );
    const audit = rows.map((row) => String(row.text)).join("\n");
    expect(audit).toContain("person.identity.names");
    expect(audit).not.toContain("canary");
  });

  test("leaves no trace of the name in any table of the database", async () => {
    await somebody();
    const { rows: tables } = await place.ground.owner.query(
      "select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'pgboss')",
    );
    const backup = await place.database.backup();
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
      const { rows } = await place.ground.as(author, ({ tx }) =>
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
    const reader = await place.ground.account(await place.ground.agency(), "test-police");
    await place.ground.as(author, (inside) => grantTo(inside, personId, "identity", reader));
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
    const reader = await place.ground.account(await place.ground.agency(), "test-police");
    expect(await call(reader, findPerson, { name: "Okonkwocanary" })).toEqual({ items: [], more: false });
    await place.ground.as(author, (inside) => grantTo(inside, personId, "identity", reader));
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
