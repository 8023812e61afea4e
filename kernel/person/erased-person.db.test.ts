import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { replayErasures } from "../vault/index.ts";
import type { Inside } from "../vault/test-ground.ts";
import { known } from "../words/index.ts";
import { erasePerson } from "./erase-person.ts";
import { findByName } from "./match-people.ts";
import { getPersonFacts } from "./person-card.ts";
import { revealIdentity } from "./reveal-identity.ts";
import { reviseIdentity } from "./revise-identity.ts";
import { reviseIdentity as revise } from "./revise-person.ts";
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
    const backup = await place.database.backup();
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
    const backup = await place.database.backup();
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
        await place.ground.as(author, ({ tx }) =>
          sql<
            Record<string, unknown>
          >`select to_jsonb(t) as row from ${sql.table(table)} t where dossier_id = ${personId}`.execute(tx),
        )
      ).rows;
    const people = await copy("person.person");
    const identities = await copy("person.identity");
    const { rows: keys } = await place.ground.owner.query(
      "select wrapped from vault.key where subject = $1",
      [personId],
    );
    await call(author, erasePerson, { personId, ground: "asked-by-person" });
    await place.ground.owner.query("begin");
    await place.ground.owner.query("set local palermo.maintenance = 'on'");
    await place.ground.owner.query("delete from vault.erasure where subject = $1", [personId]);
    await place.ground.owner.query(
      "update vault.key set wrapped = $2, destroyed_at = null where subject = $1",
      [personId, keys[0].wrapped],
    );
    await place.ground.owner.query("delete from person.person where dossier_id = $1", [personId]);
    for (const { row } of people)
      await place.ground.owner.query(
        "insert into person.person select * from jsonb_populate_record(null::person.person, $1)",
        [row],
      );
    for (const { row } of identities)
      await place.ground.owner.query(
        "insert into person.identity select * from jsonb_populate_record(null::person.identity, $1)",
        [row],
      );
    await place.ground.owner.query("commit");
    expect(await call(author, revealIdentity, { personId })).toMatchObject({ identity });
    await replayErasures(place.ground.owner, place.ground.ledgerPath);
    expect(await call(author, revealIdentity, { personId })).toMatchObject({ erased: true, identity: null });
    expect((await as(author, (context) => getPersonFacts(context, personId))).facts.yearOfBirth).toEqual({
      state: "unknown",
    });
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
