import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { z } from "zod";
import { giveGrantUnder, readConsents, requireConsent } from "#kernel/consent";
import { onEvent, tellAll } from "#kernel/event";
import { defineModule } from "#kernel/module";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { anInterview, aScreening } from "../builders.ts";
import { getScreening } from "../get-screening.ts";
import { screening } from "../index.ts";
import type { ToldConsent } from "../screening.ts";
import { keepScreening } from "./keep-screening.ts";

let kernel: TestKernel;
let officer: TestAccount;
let shelter = "";
let police = "";
let worker: TestAccount;
/** What subscribers hear of consents that were taken back. */
const heard: Readonly<Record<string, string>>[] = [];
const receivers = defineModule({
  name: "testing",
  on: {
    "consent.revoked": onEvent({ about: "Hears of it.", needs: "signed-in" }).run(async ({ event }) => {
      heard.push(event.ids);
    }),
  },
});

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [screening, receivers] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  officer = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["frontline"] });
  shelter = await kernel.openAgency("service");
  police = await kernel.openAgency();
  worker = await kernel.openAccount({ agencyId: shelter, roles: ["provider"] });
});
afterAll(() => kernel?.close());

const at = "2026-03-01T10:00:00Z";
function agreed(more: Partial<ToldConsent> = {}): ToldConsent {
  return {
    consentId: randomUUID(),
    recipient: { kind: "agency", id: shelter },
    purpose: "shelter",
    topics: ["my-needs"],
    days: 30,
    told: { lang: "ar", how: "interpreter", understood: "said-it-back" },
    givenBy: "person",
    at,
    ...more,
  };
}

type Sent = z.input<typeof keepScreening.input>;
type Told = Partial<Sent["interview"]>;
const again = (sent: Sent, interview: Told): Sent => ({
  ...sent,
  revision: sent.revision + 1,
  basedOn: sent.basedOn + 1,
  interview: { ...sent.interview, ...interview },
});
const look = (sent: Sent) => officer.call(getScreening, { screeningId: sent.screeningId });
const stateOf = async (consentId: string) =>
  (await officer.work((context) => readConsents(context, { consentId })))[0]?.state;
const opens = (who: TestAccount, dossierId: string) =>
  who.work(
    async ({ tx }) =>
      (
        await sql<{
          ok: boolean;
        }>`select access.may_open(${dossierId}::uuid, 'support', 'read') as ok`.execute(tx)
      ).rows[0]?.ok,
  );

it("gives a stranger nothing: a colleague without the dossier reads no consent of it", async () => {
  const consent = agreed();
  await officer.call(keepScreening, aScreening({ interview: anInterview({ consents: [consent] }) }));
  expect(await worker.work((context) => readConsents(context, { consentId: consent.consentId }))).toEqual([]);
});

it("[S2] a consent of an interview stands in the register, for its recipient and purpose; taken back, it ends what was opened", async () => {
  const consent = agreed();
  const sent = aScreening({ interview: anInterview({ consents: [consent] }) });
  await officer.call(keepScreening, sent);
  const { personId, personCode } = await look(sent);
  if (personId === null) throw new Error("no person was opened");
  expect(personCode).toMatch(/^P-/);
  const shares = { person: personId, recipient: consent.recipient, purpose: "shelter" as const };
  expect(await officer.work(({ tx }) => requireConsent(tx, shares))).toMatchObject({ id: consent.consentId });
  expect(await officer.work(({ tx }) => requireConsent(tx, { ...shares, purpose: "health" }))).toMatchObject({
    refusal: "consent-missing",
  });
  const word = await officer.work(({ tx }) =>
    giveGrantUnder(tx, {
      ...{ consentId: consent.consentId, dossierId: sent.screeningId, compartment: "support", level: "read" },
      ...{ to: { kind: "agency", id: shelter }, purpose: "protection" },
    }),
  );
  expect(word).toBe("done");
  expect(await opens(worker, sent.screeningId)).toBe(true);
  await officer.call(keepScreening, again(sent, { consents: [{ ...consent, revokedAt: at }] }));
  expect(await stateOf(consent.consentId)).toBe("revoked");
  expect(await opens(worker, sent.screeningId)).toBe(false);
  // Every receiver hears of it by this event, as when it is taken back on the page (modules/referral).
  const { engine, registry } = kernel.services;
  await tellAll({ engine, subscribers: registry.subscribers, log: () => {} });
  const { dossierId, consentId } = { dossierId: sent.screeningId, consentId: consent.consentId };
  expect(heard.filter((ids) => ids.consentId === consentId)).toEqual([{ consentId, dossierId, personId }]);
});

it("[S2] who takes back that the police are told takes back each consent for the police, and no other", async () => {
  const [help, case_] = [
    agreed(),
    agreed({ recipient: { kind: "agency", id: police }, purpose: "criminal-case" }),
  ];
  const sent = aScreening({ interview: anInterview({ consents: [help, case_] }) });
  await officer.call(keepScreening, sent);
  expect([await stateOf(help.consentId), await stateOf(case_.consentId)]).toEqual(["stands", "stands"]);
  await officer.call(
    keepScreening,
    again(sent, { wishes: { police: { answer: "yes", at, revokedAt: at } } }),
  );
  expect([await stateOf(help.consentId), await stateOf(case_.consentId)]).toEqual(["stands", "revoked"]);
});

it("[S4] of a child is the guardian's; what lacks something is kept, named as a problem, and counts nowhere", async () => {
  const [own, unsure, guardian] = [
    agreed(),
    agreed({ told: { lang: "ar", how: "spoken", understood: "not-sure" } }),
    agreed({ givenBy: "guardian" }),
  ];
  const safety = { child: "in-doubt" as const };
  const sent = aScreening({ interview: anInterview({ safety, consents: [own, unsure, guardian] }) });
  await officer.call(keepScreening, sent);
  expect([await stateOf(own.consentId), await stateOf(unsure.consentId)]).toEqual([undefined, undefined]);
  expect(await stateOf(guardian.consentId)).toBe("awaits-child");
  const { problems, interview } = await look(sent);
  expect(problems).toEqual(expect.arrayContaining(["consent-guardian-needed", "consent-not-understood"]));
  expect(interview.consents).toHaveLength(3);
});

it("writes a name that comes after a consent into the vault once, and keeps the same person", async () => {
  const sent = aScreening({ interview: anInterview({ consents: [agreed()] }) });
  await officer.call(keepScreening, sent);
  const before = await look(sent);
  const named = { ...again(sent, {}), name: { given: "Canaryname" } };
  await officer.call(keepScreening, named);
  const after = await look(sent);
  expect(after.personId).toBe(before.personId);
  const owner = await kernel.database.owner();
  await owner.query("set palermo.maintenance = 'on'");
  const { rows } = await owner.query(
    "select person_nameless, s::text as row from screening.screening s where screening_id = $1",
    [sent.screeningId],
  );
  await owner.end();
  expect(rows[0].person_nameless).toBe(false);
  expect(rows[0].row).not.toContain("Canaryname");
});
