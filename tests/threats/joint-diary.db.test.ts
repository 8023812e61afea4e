import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { modules } from "#modules";
import { type CourtGround, openCourtGround } from "../../modules/court/test-ground.ts";

let ground: CourtGround;
let advocate: TestAccount;
beforeAll(async () => {
  ground = await openCourtGround(modules);
  // Of another agency: who supports and who investigates are not the same.
  const agencyId = await ground.kernel.openAgency();
  advocate = await ground.kernel.openAccount({ agencyId, roles: ["advocate"] });
});
afterAll(() => ground?.kernel.close());

type Happening = { source: string; what: string | null; own: unknown; startsAt: string };
const diary = async (who: TestAccount, caseId: string) =>
  (
    (await who.callByName("casefile.get-joint-diary", {
      caseId,
      from: "2026-03-01T00:00:00Z",
      until: "2026-04-01T00:00:00Z",
    })) as { items: Happening[] }
  ).items;
const seen = async (who: TestAccount, caseId: string) =>
  (await diary(who, caseId)).map(({ source, what }) => `${source}:${what}`).sort();

/** A case that an investigator reads, and the support file of its witness with one medical appointment in it. */
async function helped() {
  const { caseId } = await ground.newCase();
  await ground.give(caseId, ground.investigator, ["investigation"]);
  await ground.give(caseId, advocate, ["support"]);
  const { personId } = await ground.person(caseId, "victim_witness");
  await ground.give(personId, advocate, ["identity"], "read");
  const [supportFileId, appointmentId] = [randomUUID(), randomUUID()];
  await advocate.callByName("referral.open-support-file", { supportFileId, person: { personId } });
  await advocate.callByName("referral.add-appointment", {
    ...{ supportFileId, appointmentId, kind: "medical", at: "2026-03-10T09:00:00Z" },
    words: "CANARY clinic",
  });
  return { caseId, personId, supportFileId, appointmentId };
}

const agreed = (of: { supportFileId: string; personId: string }, more: object = {}) => ({
  consentId: randomUUID(),
  dossierId: of.supportFileId,
  personId: of.personId,
  recipient: { kind: "agency", id: ground.agencyId },
  purpose: "criminal-case",
  topics: ["my-appointments"],
  compartments: [],
  told: { lang: "en", how: "spoken", understood: "said-it-back" },
  isChild: "no",
  givenBy: "person",
  until: "2027-03-01T00:00:00Z",
  ...more,
});

describe("appointments of support files in the joint diary", () => {
  test("[X4] are not there for police and prosecution without the person's consent: no line, no count, no clash", async () => {
    const of = await helped();
    for (const who of [ground.investigator, ground.prosecutor]) {
      expect(await diary(who, of.caseId)).toEqual([]);
      const { rows } = await who.work(({ tx }) =>
        sql<{
          n: number;
        }>`select casefile.clashes(${of.caseId}::uuid, '2026-03-10T08:00Z', '2026-03-10T12:00Z') as n`.execute(
          tx,
        ),
      );
      expect(rows).toEqual([{ n: 0 }]);
    }
    for (const other of [
      { topics: ["my-needs"] },
      { purpose: "protection" },
      { recipient: { kind: "agency", id: advocate.agencyId } },
    ])
      await advocate.callByName("consent.give-consent", agreed(of, other));
    expect(await diary(ground.investigator, of.caseId)).toEqual([]);
  });

  test("[C2] are busy and nothing more to the agency that the person agreed to, and gone when it is taken back", async () => {
    const of = await helped();
    const consent = agreed(of);
    await advocate.callByName("consent.give-consent", consent);
    const items = await diary(ground.investigator, of.caseId);
    expect(items).toMatchObject([{ source: "appointment", what: null, own: null }]);
    expect(JSON.stringify(items)).not.toContain("CANARY");
    expect(JSON.stringify(items)).not.toContain(of.appointmentId);
    expect(JSON.stringify(items)).not.toContain(of.supportFileId);
    // Another agency of the same team has not been agreed to.
    const guest = await ground.kernel.openAccount({
      agencyId: await ground.kernel.openAgency(),
      roles: ["investigator"],
    });
    await ground.give(of.caseId, guest, ["investigation"]);
    expect(await diary(guest, of.caseId)).toEqual([]);
    // Who supports the person sees their own day with its kind, with or without.
    expect(await seen(advocate, of.caseId)).toEqual(["appointment:medical"]);
    await advocate.callByName("consent.revoke-consent", { consentId: consent.consentId, how: "said" });
    expect(await diary(ground.investigator, of.caseId)).toEqual([]);
    expect(await seen(advocate, of.caseId)).toEqual(["appointment:medical"]);
  });

  test("[C2] go when they were cancelled, when the file is sealed, and are nothing in another person's case", async () => {
    const of = await helped();
    await advocate.callByName("consent.give-consent", agreed(of));
    const other = await ground.newCase();
    await ground.give(other.caseId, ground.investigator, ["investigation"]);
    await ground.person(other.caseId, "victim_witness");
    expect(await diary(ground.investigator, other.caseId)).toEqual([]);
    await advocate.callByName("access.seal-dossier", { dossierId: of.supportFileId, reason: "in danger" });
    expect(await diary(ground.investigator, of.caseId)).toEqual([]);
    await advocate.callByName("referral.close-appointment", {
      appointmentId: of.appointmentId,
      state: "cancelled",
    });
    expect(await diary(advocate, of.caseId)).toEqual([]);
  });
});

describe("hearings in the joint diary", () => {
  test("[C2] stand there by themselves: with their kind, or only as busy while a protective measure stands", async () => {
    const { caseId } = await ground.newCase();
    await ground.give(caseId, ground.investigator, ["investigation"]);
    const accused = await ground.person(caseId, "suspected_person");
    const witness = await ground.person(caseId, "victim_witness", "Bell");
    const proceedingId = await ground.proceeding(caseId);
    await ground.charge(proceedingId, accused.participantId);
    const eventId = randomUUID();
    await ground.prosecutor.callByName("court.list-hearing", {
      ...{ eventId, proceedingId, day: "2026-03-12", time: "09:00", room: "CANARY room" },
      measures: "CANARY: none was asked for",
    });
    expect(await seen(ground.investigator, caseId)).toEqual(["hearing:hearing"]);
    expect(JSON.stringify(await diary(ground.investigator, caseId))).not.toContain("CANARY");
    expect(await diary(ground.stranger, caseId).catch(({ code }) => code)).toBe("not-found");
    await ground.prosecutor.callByName("court.request-measure", {
      ...{
        actId: randomUUID(),
        lineId: randomUUID(),
        on: new Date().toISOString().slice(0, 10),
        by: "Court",
      },
      begin: { caseId, participantId: witness.participantId, what: "screen", hearingId: null, details: {} },
    });
    expect(await seen(ground.investigator, caseId)).toEqual(["hearing:null"]);
    expect(await seen(ground.prosecutor, caseId)).toEqual(["hearing:hearing"]);
    await ground.prosecutor.callByName("court.strike-event", { eventId, reason: "listed twice" });
    expect(await diary(ground.prosecutor, caseId)).toEqual([]);
  });
});
