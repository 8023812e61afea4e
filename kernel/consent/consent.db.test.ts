import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDossier } from "#kernel/access";
import { tellAll } from "#kernel/event";
import { openPerson } from "#kernel/person";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { giveConsent } from "./give-consent.ts";
import { giveGrantUnder } from "./give-grant.ts";
import { listConsents } from "./list-consents.ts";
import { recordException } from "./record-exception.ts";
import { requireConsent, type Sharing } from "./require-consent.ts";
import { recordChildView, revokeConsent } from "./revoke-consent.ts";

const hour = 3_600_000;
let kernel: TestKernel;
let advocate: TestAccount;
let police: TestAccount;
let auditor: TestAccount;
let shelter: string;
let clinic: string;
let worker: TestAccount;
let dossierId: string;
let personId: string;

beforeAll(async () => {
  kernel = await openTestKernel();
  const agencyId = await kernel.openAgency("service");
  advocate = await kernel.openAccount({ agencyId, roles: ["advocate"] });
  auditor = await kernel.openAccount({ agencyId, roles: ["auditor"] });
  police = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["investigator"] });
  shelter = await kernel.openAgency("service");
  clinic = await kernel.openAgency("service");
  worker = await kernel.openAccount({ agencyId: shelter, roles: ["provider"] });
});
afterAll(() => kernel?.close());

beforeEach(async () => {
  dossierId = randomUUID();
  personId = randomUUID();
  await advocate.work(async (context) => {
    await openDossier(context.tx, {
      kind: "support",
      letter: "S",
      compartments: ["identity", "support"],
      dossierId,
    });
    await context.vault.createKey(dossierId);
    await openPerson(context, { personId, facts: {}, identity: {} });
    await sql`select access.derive(${dossierId}::uuid, ${personId}::uuid, 'test')`.execute(context.tx);
    for (const part of ["identity", "support"])
      await sql`select access.give_grant(${dossierId}::uuid, ${part}, 'contribute', 'account', ${police.accountId}::uuid, 'case-work', '', 'team', null)`.execute(
        context.tx,
      );
  });
});

const later = (hours: number) =>
  new Date(kernel.services.engine.now().getTime() + hours * hour).toISOString();

const words = (more: object = {}) => ({
  consentId: randomUUID(),
  dossierId,
  personId,
  recipient: { kind: "agency" as const, id: shelter },
  purpose: "shelter" as const,
  topics: ["my-needs" as const],
  compartments: ["support" as const],
  told: { lang: "ar", how: "interpreter" as const, understood: "said-it-back" as const },
  isChild: "no" as const,
  givenBy: "person" as const,
  note: "CANARY the sister interpreted",
  until: later(48),
  ...more,
});
const sharing = (more: Partial<Sharing> = {}): Sharing => ({
  person: personId,
  recipient: { kind: "agency", id: shelter },
  purpose: "shelter",
  ...more,
});
const ask = (more: Partial<Sharing> = {}) => advocate.work(({ tx }) => requireConsent(tx, sharing(more)));
const open = (consentId: string, part: "support" | "identity" = "support", to = shelter) =>
  advocate.work(({ tx }) =>
    giveGrantUnder(tx, {
      consentId,
      dossierId,
      compartment: part,
      level: "read",
      to: { kind: "agency", id: to },
      purpose: "protection",
    }),
  );
const reads = (who: TestAccount, part: string) =>
  who.work(async ({ tx }) => {
    const { rows } = await sql<{
      ok: boolean;
    }>`select access.may_open(${dossierId}::uuid, ${part}, 'read') as ok`.execute(tx);
    return rows[0]?.ok;
  });
const namesOpen = (who: TestAccount, person: string) =>
  who.work(async ({ tx }) => {
    const { rows } = await sql<{
      ok: boolean;
    }>`select access.may_open(${person}::uuid, 'identity', 'read') as ok`.execute(tx);
    return rows[0]?.ok;
  });

describe("consent", () => {
  test("a stranger gets nothing, and police with the file open read and record none of it", async () => {
    const { consentId } = await advocate.call(giveConsent, words());
    await expect(worker.call(listConsents, { personId })).rejects.toMatchObject({ code: "not-found" });
    await expect(worker.call(revokeConsent, { consentId, how: "said" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(worker.call(giveConsent, words())).rejects.toMatchObject({ code: "not-found" });
    await expect(police.call(listConsents, { personId })).rejects.toMatchObject({ code: "not-found" });
    const seen = await police.work(
      async ({ tx }) => (await sql`select from consent.consent`.execute(tx)).rows.length,
    );
    expect(seen).toBe(0);
    const nothing = await worker.work(({ tx }) => requireConsent(tx, sharing()));
    expect(nothing).toMatchObject({ refusal: "consent-missing" });
  });

  test("[S2] is for one recipient and one purpose: another service, another purpose or more than was said asks again", async () => {
    expect(await ask()).toMatchObject({ refusal: "consent-missing" });
    const given = await advocate.call(giveConsent, words());
    expect(given).toMatchObject({
      state: "stands",
      note: "CANARY the sister interpreted",
      may: ["revoke-consent"],
    });
    expect(await ask({ topics: ["my-needs"] })).toMatchObject({ by: "consent", id: given.consentId });
    expect(await ask({ recipient: { kind: "agency", id: clinic } })).toMatchObject({
      refusal: "consent-missing",
    });
    expect(await ask({ recipient: { kind: "service", id: shelter } })).toMatchObject({
      refusal: "consent-missing",
    });
    expect(await ask({ purpose: "criminal-case" })).toMatchObject({ refusal: "consent-missing" });
    expect(await ask({ topics: ["my-health"] })).toMatchObject({ refusal: "consent-narrower" });
    const owner = await kernel.database.owner();
    const { rows } = await owner.query("select c::text as row from consent.consent c");
    expect(JSON.stringify(rows)).not.toContain("CANARY");
    await owner.end();
  });

  test("counts only when it was understood and its end lies ahead", async () => {
    const told = { lang: "ar", how: "spoken" as const, understood: "not-sure" as const };
    await expect(advocate.call(giveConsent, words({ told }))).rejects.toMatchObject({
      detail: { refusal: "not-understood" },
    });
    await expect(advocate.call(giveConsent, words({ until: later(-1) }))).rejects.toMatchObject({
      detail: { refusal: "over-already" },
    });
  });

  test("[S2] taken back, all that was opened under it ends at once, and asks like what was never given", async () => {
    const { consentId } = await advocate.call(giveConsent, words());
    expect(await open(consentId)).toBe("done");
    expect(await open(consentId, "identity")).toBe("consent-narrower");
    expect(await open(consentId, "support", clinic)).toBe("other-recipient");
    expect(await reads(worker, "support")).toBe(true);
    const further = randomUUID();
    await advocate.work(async ({ tx }) => {
      await openDossier(tx, {
        kind: "support",
        letter: "S",
        compartments: ["identity"],
        dossierId: further,
      });
      await sql`select access.give_grant(${further}::uuid, 'identity', 'read', 'account', ${worker.accountId}::uuid, 'case-work', '', 'team', null)`.execute(
        tx,
      );
      await sql`select access.derive(${further}::uuid, ${personId}::uuid, 'referral', ${consentId}::uuid)`.execute(
        tx,
      );
    });
    const sees = () => namesOpen(worker, personId);
    expect(await sees()).toBe(true);
    expect(await advocate.call(revokeConsent, { consentId, how: "said" })).toEqual({ consentId, closed: 2 });
    expect(await reads(worker, "support")).toBe(false);
    expect(await sees()).toBe(false);
    expect(await ask()).toMatchObject({ refusal: "consent-missing" });
    expect(await open(consentId)).toBe("consent-missing");
    await expect(advocate.call(revokeConsent, { consentId, how: "said" })).rejects.toMatchObject({
      detail: { refusal: "ended-already" },
    });
  });

  test("[S2] of one person opens that person's names alone, however many stand in the dossier", async () => {
    const other = randomUUID();
    await advocate.work(async (context) => {
      await openPerson(context, { personId: other, facts: {}, identity: {} });
      await sql`select access.derive(${dossierId}::uuid, ${other}::uuid, 'test')`.execute(context.tx);
    });
    const { consentId } = await advocate.call(giveConsent, words({ compartments: ["identity", "support"] }));
    expect(await open(consentId, "identity")).toBe("done");
    expect(await open(consentId, "support")).toBe("done");
    expect(await namesOpen(worker, personId)).toBe(true);
    expect(await namesOpen(worker, other)).toBe(false);
    expect(await reads(worker, "identity")).toBe(false);
    expect(await reads(worker, "support")).toBe(true);
    const owner = await kernel.database.owner();
    const { rows } = await owner.query(
      `select dossier_id, level from access."grant" where consent_id = $1 and compartment = 'identity'`,
      [consentId],
    );
    await owner.end();
    expect(rows).toEqual([{ dossier_id: personId, level: "read" }]);
    await advocate.call(revokeConsent, { consentId, how: "said" });
    expect(await namesOpen(worker, personId)).toBe(false);
  });

  test("[S2] of one person carries no other person's name into a dossier", async () => {
    const other = randomUUID();
    const { consentId } = await advocate.call(giveConsent, words());
    const word = await advocate.work(async (context) => {
      await openPerson(context, { personId: other, facts: {}, identity: {} });
      const { rows } = await sql<{
        word: string;
      }>`select access.derive(${dossierId}::uuid, ${other}::uuid, 'referral', ${consentId}::uuid) as word`.execute(
        context.tx,
      );
      return rows[0]?.word;
    });
    expect(word).toBe("not-yours");
    expect(await namesOpen(police, other)).toBe(false);
  });

  test("ends with its time, and so does what was opened under it", async () => {
    const { consentId } = await advocate.call(giveConsent, words({ until: later(2) }));
    await open(consentId);
    await advocate.work(({ tx }) =>
      sql`update consent.consent set topics = topics where consent_id = ${consentId}::uuid`.execute(tx),
    );
    await kernel.moveClock(3 * hour);
    expect(await reads(worker, "support")).toBe(false);
    expect(await ask()).toMatchObject({ refusal: "consent-ended" });
    const { engine, registry } = kernel.services;
    const owner = await kernel.database.owner();
    for (let tries = 0; tries < 60; tries += 1) {
      await tellAll({ engine, subscribers: registry.subscribers, log: () => {} });
      const { rows } = await owner.query('select end_reason from access."grant" where consent_id = $1', [
        consentId,
      ]);
      if (rows[0]?.end_reason === "consent-ended") break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { rows } = await owner.query('select end_reason from access."grant" where consent_id = $1', [
      consentId,
    ]);
    expect(rows).toEqual([{ end_reason: "consent-ended" }]);
    await owner.end();
  });

  test("[S4] of a child, or in doubt, is the guardian's decision and the child's view: two records", async () => {
    await expect(advocate.call(giveConsent, words({ isChild: "in-doubt" }))).rejects.toMatchObject({
      detail: { refusal: "guardian-needed" },
    });
    const decided = await advocate.call(giveConsent, words({ isChild: "yes", givenBy: "guardian" }));
    expect(decided.state).toBe("awaits-child");
    expect(await ask()).toMatchObject({ refusal: "consent-awaits-child" });
    expect(await open(decided.consentId)).toBe("consent-missing");
    const view = (word: "agrees" | "objects") =>
      advocate.call(recordChildView, {
        viewId: randomUUID(),
        consentId: decided.consentId,
        view: word,
        how: "pictures",
        note: "CANARY words of the child",
      });
    expect(await view("agrees")).toMatchObject({ state: "stands", childView: { view: "agrees" } });
    expect(await open(decided.consentId)).toBe("done");
    expect(await reads(worker, "support")).toBe(true);
    await kernel.moveClock(1000);
    expect(await view("objects")).toMatchObject({ state: "child-objects" });
    expect(await ask()).toMatchObject({ refusal: "consent-child-objects" });
    expect(await reads(worker, "support")).toBe(false);
    const { consentId } = await advocate.call(giveConsent, words());
    await expect(
      advocate.call(recordChildView, { viewId: randomUUID(), consentId, view: "agrees", how: "spoken" }),
    ).rejects.toMatchObject({ detail: { refusal: "no-guardian-decision" } });
  });

  test("[S4] an objection stands until the child says yes: not being able to say lifts none, nor does another decision", async () => {
    const child = { isChild: "yes" as const, givenBy: "guardian" as const };
    const decided = await advocate.call(giveConsent, words(child));
    const view = async (consentId: string, word: "agrees" | "objects" | "cannot-say") => {
      await kernel.moveClock(1000);
      return advocate.call(recordChildView, { viewId: randomUUID(), consentId, view: word, how: "pictures" });
    };
    expect(await view(decided.consentId, "cannot-say")).toMatchObject({ state: "stands" });
    expect(await view(decided.consentId, "objects")).toMatchObject({ state: "child-objects" });
    expect(await view(decided.consentId, "cannot-say")).toMatchObject({
      state: "child-objects",
      childView: { view: "objects" },
    });
    expect(await ask()).toMatchObject({ refusal: "consent-child-objects" });
    const before = await advocate.call(giveConsent, words({ ...child, purpose: "health" as const }));
    const beside = await advocate.call(giveConsent, words({ ...child, purpose: "health" as const }));
    expect(await view(beside.consentId, "cannot-say")).toMatchObject({ state: "stands" });
    expect(await open(beside.consentId)).toBe("done");
    expect(await reads(worker, "support")).toBe(true);
    // What stood only because nothing was said ends with the first word that says no.
    expect(await view(before.consentId, "objects")).toMatchObject({ state: "child-objects" });
    expect(await reads(worker, "support")).toBe(false);
    const again = await advocate.call(giveConsent, words(child));
    expect(await view(again.consentId, "cannot-say")).toMatchObject({ state: "child-objects" });
    expect(await open(again.consentId)).toBe("consent-missing");
    expect(await view(again.consentId, "agrees")).toMatchObject({ state: "stands" });
    expect(await ask()).toMatchObject({ by: "consent", id: again.consentId });
  });

  test("[S2] a lawful exception carries author, ground and what the person was told, holds a week, and the auditor hears of it", async () => {
    const exception = {
      dossierId,
      personId,
      recipient: { kind: "agency" as const, id: clinic },
      purpose: "health" as const,
      ground: "danger-to-life" as const,
      topics: ["my-health" as const],
      told: "told-before" as const,
      reason: "CANARY she had stopped breathing, told on the way",
      until: later(24),
    };
    await expect(
      advocate.call(recordException, { ...exception, until: later(24 * 8) }),
    ).rejects.toMatchObject({
      detail: { refusal: "too-long" },
    });
    const made = await advocate.call(recordException, exception);
    expect(made).toMatchObject({ ground: "danger-to-life", told: "told-before", state: "stands" });
    expect(made.author).toBeTruthy();
    const asked = { recipient: { kind: "agency" as const, id: clinic }, purpose: "health" as const };
    expect(await ask(asked)).toMatchObject({ by: "exception", id: made.exceptionId });
    const { items } = (await auditor.callByName("access.list-notices", {})) as { items: { kind: string }[] };
    expect(items.map((item) => item.kind)).toContain("consent-exception");
    await kernel.moveClock(25 * hour);
    expect(await ask(asked)).toMatchObject({ refusal: "consent-ended" });
    const listed = await advocate.call(listConsents, { personId });
    expect(listed.exceptions).toHaveLength(1);
  });

  test("what is read and recorded stands in the audit", async () => {
    await advocate.call(giveConsent, words());
    await advocate.call(listConsents, { personId });
    const owner = await kernel.database.owner();
    const { rows } = await owner.query<{ action: string }>(
      "select action from audit.event where $1::uuid = any (dossiers) and action like 'consent.%'",
      [personId],
    );
    await owner.end();
    expect(rows.map((row) => row.action).sort()).toEqual(["consent.give-consent", "consent.list-consents"]);
  });
});
