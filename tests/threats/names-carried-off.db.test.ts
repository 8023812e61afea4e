import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { giveGrantUnder } from "#kernel/consent";
import type { Tx } from "#kernel/database";
import { openPerson } from "#kernel/person";
import type { TestAccount } from "#kernel/testing";
import { type AccessGround, glass, hour, openAccessGround } from "./access-ground.ts";

let ground: AccessGround;

beforeAll(async () => {
  ground = await openAccessGround();
});
afterAll(() => ground?.close());

const isOpen = (who: TestAccount, dossierId: string) =>
  who.work(async ({ tx }) => {
    const { rows } = await sql<{
      ok: boolean;
    }>`select access.may_open(${dossierId}::uuid, 'identity', 'read') as ok`.execute(tx);
    return rows[0]?.ok;
  });

/** Adds a person to a case, by the action that investigators have. */
const addTo = (who: TestAccount, caseId: string, person: object) =>
  who.callByName("casefile.add-participant", {
    caseId,
    participantId: randomUUID(),
    capacity: "witness",
    person,
    facts: {},
  }) as Promise<{ personId: string }>;

async function newCase(who: TestAccount): Promise<{ caseId: string; code: string }> {
  const caseId = randomUUID();
  const { code } = (await who.callByName("casefile.open-case", { caseId, kind: "both" })) as { code: string };
  return { caseId, code };
}

const derive = (who: TestAccount, source: string, person: string) =>
  who.work(async ({ tx }) => {
    const { rows } = await sql<{
      word: string;
    }>`select access.derive(${source}::uuid, ${person}::uuid, 'test') as word`.execute(tx);
    return rows[0]?.word;
  });

const openSupport = (who: TestAccount, id: string) =>
  who.work(async (context) => {
    await sql`select access.open_dossier('support', ${`S-${id.slice(0, 8)}`}, '{identity,support}', ${id}::uuid)`.execute(
      context.tx,
    );
    await context.vault.createKey(id);
  });

const consentWords = (dossierId: string, personId: string) => ({
  consentId: randomUUID(),
  dossierId,
  personId,
  purpose: "shelter",
  told: { lang: "ar", how: "spoken", understood: "said-it-back" },
  isChild: "no",
  givenBy: "person",
  until: new Date(ground.kernel.services.engine.now().getTime() + 48 * hour).toISOString(),
});

/** A support file with a person who agreed that a service reads it. */
async function consented(advocate: TestAccount) {
  const dossierId = randomUUID();
  const personId = randomUUID();
  const service = await ground.kernel.openAgency("service");
  await openSupport(advocate, dossierId);
  await advocate.work((context) => openPerson(context, { personId, facts: {}, identity: {} }));
  const words = consentWords(dossierId, personId);
  const recipient = { kind: "service", id: service };
  await advocate.callByName("consent.give-consent", {
    ...words,
    recipient,
    topics: ["my-needs"],
    compartments: ["support"],
  });
  return { consentId: words.consentId, dossierId, service };
}

type Wanted = { consentId: string; dossierId: string; id: string; level?: "read" | "manage" };
const give = (tx: Tx, { consentId, dossierId, id, level = "read" }: Wanted) =>
  giveGrantUnder(tx, {
    consentId,
    dossierId,
    compartment: "support",
    level,
    to: { kind: "agency", id },
    purpose: "protection",
  });

describe("a name that was shown for a while", () => {
  test("[X2] in an emergency is not carried into one's own case, where it would stay open", async () => {
    const { caseId, code } = await newCase(ground.keeper);
    const { personId } = await addTo(ground.keeper, caseId, { identity: {} });
    const police = await ground.newcomer();
    const own = await newCase(police);
    expect(await isOpen(police, personId)).toBe(false);
    await glass(police, code);
    expect(await isOpen(police, personId)).toBe(true);
    await expect(addTo(police, own.caseId, { personId })).rejects.toMatchObject({ code: "refused" });
    expect(await derive(police, own.caseId, personId)).toBe("not-yours");
    await ground.kernel.moveClock(5 * hour);
    expect(await isOpen(police, personId)).toBe(false);
  });

  test("[X8] in an emergency is not that of a sealed person; who has the case by a lasting grant reads it", async () => {
    const { caseId, code } = await newCase(ground.keeper);
    const { personId } = await addTo(ground.keeper, caseId, { identity: {} });
    const broke = await ground.newcomer();
    const lasting = await ground.newcomer();
    await ground.keeper.callByName("access.give-grant", {
      ...{ dossierId: caseId, compartments: ["identity"], level: "read" },
      ...{ to: { kind: "account", id: lasting.accountId }, purpose: "investigation" },
    });
    await glass(broke, code);
    expect([await isOpen(broke, personId), await isOpen(lasting, personId)]).toEqual([true, true]);
    await ground.keeper.callByName("access.seal-dossier", {
      dossierId: personId,
      reason: "protected witness",
    });
    expect([await isOpen(broke, personId), await isOpen(lasting, personId)]).toEqual([false, true]);
  });

  test("[S2] under a consent leaves one's own dossiers with that consent", async () => {
    const { kernel } = ground;
    const advocate = await kernel.openAccount({
      agencyId: await kernel.openAgency("service"),
      roles: ["advocate"],
    });
    const shelter = await kernel.openAgency("service");
    const worker = await kernel.openAccount({ agencyId: shelter, roles: ["provider"] });
    const colleague = await kernel.openAccount({ agencyId: shelter, roles: ["provider"] });
    const dossierId = randomUUID();
    const personId = randomUUID();
    await openSupport(advocate, dossierId);
    await advocate.work(async (context) => {
      await openPerson(context, { personId, facts: {}, identity: {} });
      await sql`select access.derive(${dossierId}::uuid, ${personId}::uuid, 'test')`.execute(context.tx);
    });
    const words = consentWords(dossierId, personId);
    const { consentId } = words;
    await advocate.callByName("consent.give-consent", {
      ...words,
      recipient: { kind: "agency", id: shelter },
      topics: ["who-i-am"],
      compartments: ["identity"],
    });
    const word = await advocate.work(({ tx }) =>
      giveGrantUnder(tx, {
        consentId,
        dossierId,
        compartment: "identity",
        level: "read",
        to: { kind: "account", id: worker.accountId },
        purpose: "protection",
      }),
    );
    expect(word).toBe("done");
    const own = randomUUID();
    await openSupport(worker, own);
    await worker.work(({ tx }) =>
      sql`select access.give_grant(${own}::uuid, 'identity', 'contribute', 'account', ${colleague.accountId}::uuid, 'case-work', '', 'team', null)`.execute(
        tx,
      ),
    );
    expect(await derive(worker, own, personId)).toBe("done");
    // A colleague who reads by the worker's dossier carries the name on; it still hangs on the same consent.
    const further = randomUUID();
    await openSupport(colleague, further);
    expect(await derive(colleague, further, personId)).toBe("done");
    expect(await isOpen(colleague, personId)).toBe(true);
    await advocate.callByName("consent.revoke-consent", { consentId, how: "said" });
    expect(await isOpen(worker, personId)).toBe(false);
    expect(await isOpen(colleague, personId)).toBe(false);
    expect(await isOpen(advocate, personId)).toBe(true);
  });

  test("[S2] under a consent is never handed over to manage, nor for a dossier in which the person does not stand", async () => {
    const { kernel } = ground;
    const advocate = await kernel.openAccount({
      agencyId: await kernel.openAgency("service"),
      roles: ["advocate"],
    });
    const { consentId, dossierId, service } = await consented(advocate);
    const other = randomUUID();
    await openSupport(advocate, other);
    const elsewhere = await kernel.openAgency("service");
    const asked = (more: Partial<Wanted>) =>
      advocate.work(({ tx }) => give(tx, { consentId, dossierId, id: service, ...more }));
    expect(await asked({ level: "manage" })).toBe("consent-narrower");
    expect(await asked({ dossierId: other })).toBe("consent-missing");
    expect(await asked({ id: elsewhere })).toBe("other-recipient");
    expect(await asked({})).toBe("done");
  });

  test("[S2] is shut at once also when the consent is taken back at the moment in which it opens something", async () => {
    const { kernel, owner } = ground;
    const advocate = await kernel.openAccount({
      agencyId: await kernel.openAgency("service"),
      roles: ["advocate"],
    });
    const { consentId, dossierId, service } = await consented(advocate);
    let revoked: Promise<unknown> = Promise.resolve();
    await advocate.work(async ({ tx }) => {
      expect(await give(tx, { consentId, dossierId, id: service })).toBe("done");
      revoked = advocate.callByName("consent.revoke-consent", { consentId, how: "said" });
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    await revoked;
    const { rows } = await owner.query(
      'select 1 from access."grant" where consent_id = $1 and ended_at is null',
      [consentId],
    );
    expect(rows).toEqual([]);
  });
});
