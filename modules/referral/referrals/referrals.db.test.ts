import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { escalateDeadlines } from "#kernel/deadline";
import type { TestAccount } from "#kernel/testing";
import { keepAddress } from "../services/address.ts";
import { closeService } from "../services/change-state.ts";
import { myDay } from "../support/my-day.ts";
import { addPlace } from "../test-ground.ts";
import { acceptReferral, proposeOtherwise, recordAnswer, refuseReferral } from "./answer-referral.ts";
import { askNextService } from "./ask-next-service.ts";
import { agreeToProposal, beginService, completeReferral, endReferral } from "./carry-on.ts";
import { getReferral } from "./get-referral.ts";
import {
  allSections,
  consented,
  type LifeGround,
  newFile,
  newService,
  notFound,
  openLifeGround,
  prepared,
  refused,
  sent,
  soon,
  tell,
} from "./ground.ts";
import { listReferrals } from "./list-referrals.ts";
import { listUnanswered } from "./list-unanswered.ts";
import { offerServices } from "./offer-services.ts";
import { prepareReferral } from "./prepare-referral.ts";
import { confirmRecall, listRecalls } from "./recalls.ts";
import { sendReferral } from "./send-referral.ts";

let ground: LifeGround;
beforeAll(async () => {
  ground = await openLifeGround();
});
afterAll(async () => {
  await ground?.owner.end();
  await ground?.kernel.close();
});

const codes = async (who: TestAccount) => (await who.call(listReferrals, {})).items.map(({ code }) => code);
const notices = async (who: TestAccount) =>
  ((await who.callByName("access.list-notices", {})) as { items: { kind: string; code: string | null }[] })
    .items;

describe("a referral", () => {
  test("[X4] a stranger gets nothing: police, prosecution and administration neither content nor count", async () => {
    const { referralId, code } = await sent(ground);
    const { kernel, investigator, admin, stranger, coordinator, other } = ground;
    const prosecutor = await kernel.openAccount({
      agencyId: ground.advocate.agencyId,
      roles: ["prosecutor"],
    });
    for (const who of [stranger, investigator, admin, prosecutor, coordinator]) {
      for (const ask of [
        () => who.call(getReferral, { referralId }),
        () => who.call(listReferrals, {}),
        () => who.call(offerServices, { kind: "shelter" }),
        () => who.call(acceptReferral, { referralId, firstContactAt: soon() }),
      ])
        await expect(ask()).rejects.toMatchObject(notFound);
    }
    await expect(other.call(getReferral, { code })).rejects.toMatchObject(notFound);
    expect(await codes(other)).not.toContain(code);
    // Nor by an emergency: their work touches no part of it.
    for (const who of [investigator, prosecutor])
      await expect(
        who.callByName("access.break-glass", { code, reason: "somebody is in danger here" }),
      ).rejects.toMatchObject(notFound);
    const counted = await investigator.work(({ tx }) =>
      sql<{
        n: string;
      }>`select (select count(*) from referral.referral) + (select count(*) from referral.section) as n`.execute(
        tx,
      ),
    );
    expect(counted.rows[0]?.n).toBe("0");
    await expect(
      investigator
        .work(({ tx }) => sql`select * from referral.unanswered()`.execute(tx))
        .then(({ rows }) => rows),
    ).resolves.toEqual([]);
  });

  test("[S2] shares nothing before the person agreed to this very recipient and purpose", async () => {
    const { advocate, provider, other } = ground;
    const file = await newFile(advocate);
    const serviceId = await newService(ground, provider);
    const referralId = await prepared(advocate, file, { serviceId });
    await expect(advocate.call(sendReferral, { referralId })).rejects.toMatchObject(
      refused("consent-missing"),
    );
    // For somebody else, and for less.
    await consented(advocate, file, { kind: "agency", id: other.agencyId });
    await expect(advocate.call(sendReferral, { referralId })).rejects.toMatchObject(
      refused("consent-missing"),
    );
    await consented(advocate, file, { kind: "agency", id: provider.agencyId }, [
      { topic: "my-needs", words: "" },
    ]);
    await expect(advocate.call(sendReferral, { referralId })).rejects.toMatchObject(
      refused("consent-narrower"),
    );
    await expect(provider.call(getReferral, { referralId })).rejects.toMatchObject(notFound);
    await consented(advocate, file, { kind: "agency", id: provider.agencyId });
    const found = await advocate.call(sendReferral, { referralId });
    expect(found).toMatchObject({ state: "sent", asks: true, answers: false });
    expect((await provider.call(getReferral, { referralId })).may).toContain("accept-referral");
  });

  test("[S3] the service reads the sections that were chosen, and nothing of the file, of other consents, or of police", async () => {
    const { advocate, provider, investigator } = ground;
    const sections = [{ topic: "my-needs" as const, words: "A place tonight" }];
    const { referralId, file } = await sent(ground, { sections });
    // The person first agreed to talk to police, then took it back.
    const consentId = randomUUID();
    await advocate.callByName("consent.give-consent", {
      consentId,
      dossierId: file.supportFileId,
      personId: file.personId,
      recipient: { kind: "agency", id: investigator.agencyId },
      purpose: "criminal-case",
      topics: ["what-happened"],
      told: { lang: "en", how: "spoken", understood: "said-yes" },
      isChild: "no",
      givenBy: "person",
      until: soon(100),
    });
    await advocate.callByName("consent.revoke-consent", { consentId, how: "said" });
    const read = await provider.call(getReferral, { referralId });
    expect(read.sections).toEqual(sections);
    expect(read).toMatchObject({
      asking: null,
      personId: null,
      languages: ["ti"],
      ageBand: "9-17",
      sex: "male",
    });
    await expect(
      provider.callByName("referral.get-support-file", { supportFileId: file.supportFileId }),
    ).rejects.toMatchObject(notFound);
    const consents = (await provider
      .callByName("consent.list-consents", { personId: file.personId })
      .catch(() => ({
        items: [],
      }))) as { items: unknown[] };
    expect(consents.items).toEqual([]);
    await expect(
      provider.callByName("person.reveal-identity", { personId: file.personId }),
    ).rejects.toMatchObject(notFound);
  });

  test("with the identity among the sections the name is revealed, and health lies in a part of its own", async () => {
    const { provider, kernel } = ground;
    const { referralId, file } = await sent(ground);
    const read = await provider.call(getReferral, { referralId });
    expect(read.personId).toBe(file.personId);
    expect(read.sections.map(({ topic }) => topic)).toEqual(["who-i-am", "my-needs", "my-health"]);
    // Somebody at the service whose role does not open `privileged` does not read of health.
    const frontline = await kernel.openAccount({ agencyId: provider.agencyId, roles: ["frontline"] });
    const less = await frontline.call(getReferral, { referralId });
    expect(less.sections.map(({ topic }) => topic)).toEqual(["who-i-am", "my-needs"]);
  });

  test("is accepted with a first contact, once; then begun and completed, which shuts it for the service", async () => {
    const { advocate, provider } = ground;
    const { referralId } = await sent(ground);
    const done = await provider.call(acceptReferral, {
      referralId,
      firstContactAt: soon(),
      meetingPoint: "North gate of the station",
      contact: "duty phone",
    });
    expect(done).toMatchObject({ state: "accepted", may: ["begin-service", "end-referral"] });
    await expect(provider.call(acceptReferral, { referralId, firstContactAt: soon() })).rejects.toMatchObject(
      refused("already-answered"),
    );
    await expect(
      advocate.call(recordAnswer, { referralId, answer: { word: "refuse", reason: "full" } }),
    ).rejects.toMatchObject(refused("already-answered"));
    const read = await advocate.call(getReferral, { referralId });
    expect(read.answer).toMatchObject({ how: "account", meetingPoint: "North gate of the station" });
    expect((await notices(advocate)).map(({ kind }) => kind)).toContain("referral-answered");
    await provider.call(beginService, { referralId });
    await provider.call(completeReferral, { referralId, note: "Safe" });
    expect(await advocate.call(getReferral, { referralId })).toMatchObject({
      state: "completed",
      overNote: "Safe",
    });
    await expect(provider.call(getReferral, { referralId })).rejects.toMatchObject(notFound);
  });

  test("refused with a reason, the service reads it no more, and the next one is asked with consent of its own", async () => {
    const { advocate, provider, other } = ground;
    const { referralId, file } = await sent(ground);
    const told = await provider.call(refuseReferral, {
      referralId,
      reason: "full",
      note: "CANARY full house",
    });
    expect(told.state).toBe("refused");
    await expect(provider.call(getReferral, { referralId })).rejects.toMatchObject(notFound);
    const read = await advocate.call(getReferral, { referralId });
    expect(read.answer).toMatchObject({ reason: "full", note: "CANARY full house" });
    const nextService = await newService(ground, other);
    const offered = await advocate.call(offerServices, {
      kind: "shelter",
      area: "XV-LAKE",
      after: referralId,
    });
    expect(offered.items.map(({ serviceId }) => serviceId)).toContain(nextService);
    expect(offered.items.map(({ serviceId }) => serviceId)).not.toContain(read.service?.serviceId);
    const nextId = randomUUID();
    await advocate.call(askNextService, { referralId, nextId, serviceId: nextService });
    await expect(advocate.call(sendReferral, { referralId: nextId })).rejects.toMatchObject(
      refused("consent-missing"),
    );
    await consented(advocate, file, { kind: "agency", id: other.agencyId });
    await advocate.call(sendReferral, { referralId: nextId });
    expect((await other.call(getReferral, { referralId: nextId })).sections).toHaveLength(3);
  });

  test("[X6] an accepted transfer gets a meeting point: the secret address of the house is refused in the answer, and stands in no referral", async () => {
    const { advocate, provider } = ground;
    const { serviceId } = await addPlace(ground);
    await provider.call(keepAddress, {
      serviceId,
      address: "Mill Lane 17, Lakeside",
      meetingPoint: "North gate",
    });
    const file = await newFile(advocate);
    const { rows } = await ground.owner.query(
      "select count(*)::int as n from referral.service where service_id = $1",
      [serviceId],
    );
    expect(rows[0].n).toBe(1);
    // The provider that keeps the entry answers for it.
    await ground.owner.query("set palermo.maintenance = 'on'");
    await ground.owner.query(
      "update referral.provider p set answered_by = $2 from referral.service s where s.provider_id = p.provider_id and s.service_id = $1",
      [serviceId, provider.agencyId],
    );
    const referralId = await prepared(advocate, file, { serviceId });
    await consented(advocate, file, { kind: "agency", id: provider.agencyId });
    await advocate.call(sendReferral, { referralId });
    await expect(
      provider.call(acceptReferral, {
        referralId,
        firstContactAt: soon(),
        meetingPoint: "Come to mill lane 17",
      }),
    ).rejects.toMatchObject(refused("address-in-text"));
    await expect(
      provider.call(proposeOtherwise, { referralId, offer: "Mill Lane 17, from Monday", from: soon(20) }),
    ).rejects.toMatchObject(refused("address-in-text"));
    await expect(
      provider.call(refuseReferral, { referralId, reason: "full", note: "Ask again at mill lane 17" }),
    ).rejects.toMatchObject(refused("address-in-text"));
    await provider.call(acceptReferral, { referralId, firstContactAt: soon(), meetingPoint: "North gate" });
    await expect(
      provider.call(endReferral, { referralId, note: "Did not come to Mill Lane 17" }),
    ).rejects.toMatchObject(refused("address-in-text"));
    const read = JSON.stringify(await advocate.call(getReferral, { referralId }));
    expect(read).toContain("North gate");
    expect(read).not.toMatch(/Mill Lane/i);
  });

  test("a counter-proposal is agreed by the side that asked", async () => {
    const { advocate, provider } = ground;
    const { referralId } = await sent(ground);
    await provider.call(proposeOtherwise, { referralId, offer: "A bed from tomorrow", from: soon(20) });
    expect(await advocate.call(getReferral, { referralId })).toMatchObject({
      state: "countered",
      answer: { offer: "A bed from tomorrow" },
    });
    expect(await advocate.call(agreeToProposal, { referralId })).toMatchObject({ state: "accepted" });
    await provider.call(beginService, { referralId });
    await provider.call(endReferral, { referralId, note: "Left by own wish", byPerson: true });
    expect(await advocate.call(getReferral, { referralId })).toMatchObject({
      state: "ended",
      overCause: "person",
    });
  });

  test("to a service that closed a minute ago is refused, before sending and before the answer", async () => {
    const { advocate, provider, coordinator } = ground;
    const file = await newFile(advocate);
    const serviceId = await newService(ground, provider);
    const referralId = await prepared(advocate, file, { serviceId });
    await consented(advocate, file, { kind: "agency", id: provider.agencyId });
    const other = await sent(ground);
    await coordinator.call(closeService, { serviceId });
    await expect(advocate.call(sendReferral, { referralId })).rejects.toMatchObject(
      refused("service-closed"),
    );
    await expect(prepared(advocate, file, { serviceId })).rejects.toMatchObject(refused("service-closed"));
    await coordinator.call(closeService, { serviceId: other.serviceId });
    await expect(
      provider.call(acceptReferral, { referralId: other.referralId, firstContactAt: soon() }),
    ).rejects.toMatchObject(refused("service-closed"));
    const offered = await sent(ground);
    await provider.call(proposeOtherwise, {
      referralId: offered.referralId,
      offer: "From Monday",
      from: soon(48),
    });
    const stuck = async () => (await advocate.call(myDay, {})).stuck.map(({ code }) => code);
    expect(await stuck()).toContain(offered.code);
    await coordinator.call(closeService, { serviceId: offered.serviceId });
    await expect(advocate.call(agreeToProposal, { referralId: offered.referralId })).rejects.toMatchObject(
      refused("service-closed"),
    );
  });

  test("for an area that does not exist is refused before anything is prepared", async () => {
    const { advocate, provider } = ground;
    const file = await newFile(advocate);
    const serviceId = await newService(ground, provider);
    const wanted = {
      sourceDossierId: file.supportFileId,
      personId: file.personId,
      kind: "shelter" as const,
      urgency: "now" as const,
      serviceId,
      sections: [...allSections],
    };
    for (const area of ["XV-MOON", "ZZ"])
      await expect(
        advocate.call(prepareReferral, { ...wanted, referralId: randomUUID(), area }),
      ).rejects.toMatchObject({
        detail: { refusal: "unknown-area", fields: [{ path: "area" }] },
      });
  });

  test("a section left empty, the needs left out, or health by somebody whose role does not open it are refused by name", async () => {
    const { advocate, provider, officer } = ground;
    const file = await newFile(advocate);
    const serviceId = await newService(ground, provider);
    const sections = (list: (typeof allSections)[number][]) =>
      prepared(advocate, file, { serviceId, sections: list });
    await expect(sections([{ topic: "my-risks", words: "x" }])).rejects.toMatchObject(
      refused("needs-missing"),
    );
    await expect(sections([{ topic: "my-needs", words: "" }])).rejects.toMatchObject(
      refused("words-missing"),
    );
    const needs = { topic: "my-needs" as const, words: "x" };
    await expect(sections([needs, needs])).rejects.toMatchObject(refused("section-twice"));
    const own = await newFile(officer);
    await expect(prepared(officer, own, { serviceId })).rejects.toMatchObject(refused("health-shut"));
  });
});

describe("an unanswered referral", () => {
  test("escalates under a moved clock: coordinators see code and count, never content; a sealed one is not there [X8]", async () => {
    const { advocate, coordinator, kernel } = ground;
    const first = await sent(ground);
    const hidden = await sent(ground);
    await advocate.callByName("access.seal-dossier", {
      dossierId: hidden.referralId,
      reason: "X8 of this test",
    });
    expect((await coordinator.call(listUnanswered, {})).items.map(({ code }) => code)).not.toContain(
      first.code,
    );
    await kernel.moveClock(2.1 * 3_600_000);
    // The server looks each minute too: what was told counts, not who told it.
    await escalateDeadlines(kernel.services.engine.app);
    await tell(ground);
    const seen = await coordinator.call(listUnanswered, {});
    const line = seen.items.find(({ code }) => code === first.code);
    expect(line).toMatchObject({ kind: "shelter", area: "XV-LAKE", askedBefore: 0 });
    expect(JSON.stringify(seen)).not.toMatch(/place tonight|Canaryname|Asthma/);
    expect(seen.items.map(({ code }) => code)).not.toContain(hidden.code);
    const told = (await notices(coordinator)).filter(({ kind }) => kind === "referral-unanswered");
    expect(told.length).toBeGreaterThan(0);
    // They hear that something waits; the dossier is not theirs to open.
    expect(told.every(({ code }) => code === null)).toBe(true);
    expect((await notices(advocate)).map(({ kind }) => kind)).toContain("referral-unanswered");
    expect(await advocate.call(getReferral, { referralId: first.referralId })).toMatchObject({
      overdue: true,
      escalated: true,
    });
    // Told again, it works once.
    const before = told.length;
    await escalateDeadlines(kernel.services.engine.app);
    await tell(ground);
    expect((await notices(coordinator)).filter(({ kind }) => kind === "referral-unanswered")).toHaveLength(
      before,
    );
  });

  test("is withdrawn from the first service when the next one says yes, and the first is told", async () => {
    const { advocate, provider, other } = ground;
    const { referralId, file, code } = await sent(ground);
    const nextId = randomUUID();
    await advocate.call(askNextService, { referralId, nextId, serviceId: await newService(ground, other) });
    await consented(advocate, file, { kind: "agency", id: other.agencyId });
    await advocate.call(sendReferral, { referralId: nextId });
    await other.call(acceptReferral, { referralId: nextId, firstContactAt: soon() });
    expect(await advocate.call(getReferral, { referralId })).toMatchObject({
      state: "withdrawn",
      overCause: "other-service",
    });
    await expect(provider.call(getReferral, { referralId })).rejects.toMatchObject(notFound);
    const { items } = await provider.call(listRecalls, {});
    const recall = items.find((one) => one.code === code);
    expect(recall).toMatchObject({ cause: "other-service" });
    await provider.call(confirmRecall, { recallId: recall?.recallId ?? "" });
    expect((await provider.call(listRecalls, {})).items.map((one) => one.code)).not.toContain(code);
    expect((await other.call(listRecalls, {})).items.map((one) => one.code)).not.toContain(code);
  });
});
