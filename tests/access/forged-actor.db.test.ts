import { createHash, randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { casefile } from "#modules/casefile";
import { asServer, enter, hashOf, inTransaction, readableCases, refusalOf } from "./forged-ground.ts";

let kernel: TestKernel;
let victim: TestAccount;
let caseId = "";
let app: pg.Client;
let other: pg.Client;

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [casefile] });
  const agencyId = await kernel.openAgency();
  victim = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  caseId = randomUUID();
  await victim.callByName("casefile.open-case", { caseId, kind: "trafficking", reference: "7/2026" });
  app = await asServer(kernel);
  other = await asServer(kernel);
});
afterAll(async () => {
  await Promise.allSettled([app?.end(), other?.end()]);
  await kernel?.close();
});

describe("an actor who was not entered is nobody", () => {
  test("[forged] without an actor nothing is read and nothing written", async () => {
    expect(await readableCases(app)).toBe(0);
    await inTransaction(app, async () => {
      expect(await refusalOf(app, "update casefile.case_file set reference = 'x' returning 1")).toBe(
        "done: []",
      );
      expect(
        await refusalOf(
          app,
          "select access.open_dossier('case', 'C-AAAAAA', '{investigation}', gen_uuid_v7())",
        ),
      ).toMatch(/Nobody is entered/);
    });
  });

  test("[forged] the entered actor reads; the counterpart of the tests below", async () => {
    await inTransaction(app, async () => {
      await enter(app, victim);
      expect(await readableCases(app)).toBe(2);
    });
  });

  test("[forged] a claim made by hand is not believed", async () => {
    const body = `person|${victim.accountId}|${victim.agencyId}|||investigator|identity,investigation`;
    const seals = [
      "",
      "0".repeat(64),
      createHash("sha256").update(body).digest("hex"),
      randomBytes(32).toString("hex"),
    ];
    for (const seal of seals) {
      await inTransaction(app, async () => {
        await app.query("select set_config('palermo.actor', $1, true)", [`${seal}|${body}`]);
        expect(await readableCases(app)).toBe(0);
        const { rows } = await app.query("select access.account_id() as id");
        expect(rows[0]?.id).toBeNull();
      });
    }
  });

  test("[forged] a claim copied to another connection, to a later transaction or to a session setting is worth nothing", async () => {
    const claim = await inTransaction(app, async () => {
      const entered = await enter(app, victim);
      await other.query("begin");
      await other.query("select set_config('palermo.actor', $1, true)", [entered]);
      expect(await readableCases(other)).toBe(0);
      await other.query("rollback");
      return entered;
    });
    await inTransaction(app, async () => {
      await app.query("select set_config('palermo.actor', $1, true)", [claim]);
      expect(await readableCases(app)).toBe(0);
    });
    await app.query("select set_config('palermo.actor', $1, false)", [claim]);
    expect(await readableCases(app)).toBe(0);
    await app.query("reset palermo.actor");
  });

  test("[forged] an entered claim ends with its transaction, also after a commit", async () => {
    await app.query("begin");
    await enter(app, victim);
    await app.query("commit");
    expect(await readableCases(app)).toBe(0);
    await app.query("begin");
    await enter(app, victim);
    await app.query("rollback");
    expect(await readableCases(app)).toBe(0);
  });

  test("[forged] a real claim with one word changed is nobody's", async () => {
    const stranger = await kernel.openAccount({ agencyId: victim.agencyId, roles: ["trainer"] });
    await inTransaction(app, async () => {
      const claim = await enter(app, stranger);
      const changed = [
        claim.replace(stranger.accountId, victim.accountId),
        claim.replace("|trainer|", "|investigator|"),
        `${claim}investigation`,
        claim.replace("person|", "operator|"),
        claim.slice(0, 64),
        `|${claim}`,
      ];
      for (const forged of changed) {
        await app.query("select set_config('palermo.actor', $1, true)", [forged]);
        expect(await readableCases(app)).toBe(0);
        expect((await app.query("select access.account_id() as id")).rows[0]?.id).toBeNull();
        expect((await app.query("select access.has_right('casefile.read') as ok")).rows[0]?.ok).toBe(false);
      }
    });
  });

  test("[forged] nobody enters by an ended session, an old one, a closed account or a guess", async () => {
    const owner = await kernel.database.owner();
    const leaving = await kernel.openAccount({ agencyId: victim.agencyId, roles: ["investigator"] });
    const claimOf = async (hash: Buffer) =>
      inTransaction(
        app,
        async () => (await app.query("select access.enter($1) as claim", [hash])).rows[0]?.claim,
      );
    expect(await claimOf(hashOf(leaving))).toContain(leaving.accountId);
    await owner.query("update access.session set expires_at = access.now() where account_id = $1", [
      leaving.accountId,
    ]);
    expect(await claimOf(hashOf(leaving))).toBeNull();
    await owner.query(
      "update access.session set expires_at = access.now() + interval '1 day', ended_at = access.now() where account_id = $1",
      [leaving.accountId],
    );
    expect(await claimOf(hashOf(leaving))).toBeNull();
    await owner.query("update access.session set ended_at = null where account_id = $1", [leaving.accountId]);
    expect(await claimOf(hashOf(leaving))).toContain(leaving.accountId);
    await owner.query("update access.account set closed_at = access.now() where account_id = $1", [
      leaving.accountId,
    ]);
    expect(await claimOf(hashOf(leaving))).toBeNull();
    expect(await claimOf(randomBytes(32))).toBeNull();
    await owner.end();
  });

  test("[forged] a job opens its requester's transaction only while it waits or runs, and jobs of others are not seen", async () => {
    const owner = await kernel.database.owner();
    const made = await owner
      .query<{ id: string }>("select set_config('palermo.maintenance', 'on', false); ")
      .then(() =>
        owner.query<{ id: string }>(
          "insert into jobs.job (account_id, name, input) values ($1, 'test.job', '{}') returning job_id as id",
          [victim.accountId],
        ),
      );
    const jobId = made.rows[0]?.id ?? "";
    const entered = () =>
      inTransaction(
        app,
        async () => (await app.query("select access.enter_job($1) as claim", [jobId])).rows[0]?.claim,
      );
    expect(await entered()).toContain(victim.accountId);
    for (const state of ["done", "failed", "cancelled"]) {
      await owner.query("update jobs.job set state = $1::jobs.state where job_id = $2", [state, jobId]);
      expect(await entered(), state).toBeNull();
    }
    expect(
      await inTransaction(
        app,
        async () => (await app.query("select access.enter_job(gen_uuid_v7()) as claim")).rows[0]?.claim,
      ),
    ).toBeNull();
    const stranger = await kernel.openAccount({ agencyId: victim.agencyId, roles: ["investigator"] });
    await inTransaction(app, async () => {
      await enter(app, stranger);
      expect((await app.query("select from jobs.job")).rowCount).toBe(0);
      expect(
        await refusalOf(app, "insert into jobs.job (account_id, name, input) values ($1, 'test.job', '{}')", [
          victim.accountId,
        ]),
      ).toMatch(/row-level security/);
    });
    await owner.end();
  });
});
