import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { type LifeGround, newFile, notFound, openLifeGround, refused, sent } from "../referrals/ground.ts";
import { addAppointment, closeAppointment } from "./appointments.ts";
import { closeSupportFile, reopenSupportFile } from "./close-support-file.ts";
import { changeGoal, setGoal } from "./goals.ts";
import { assessRisk, holdReview } from "./look-again.ts";
import { myDay } from "./my-day.ts";
import { addNeed, changeNeed } from "./needs.ts";
import { openSupportFile } from "./open-support-file.ts";
import { getSupportFile, listSupportFiles } from "./read-support.ts";
import { assignAdvocate, recordFirstContact, reviseSupportFile } from "./revise-support-file.ts";
import { startReflection } from "./start-reflection.ts";
import { chooseTelling, receiveNotice, recordTelling } from "./telling.ts";

let ground: LifeGround;
beforeAll(async () => {
  ground = await openLifeGround();
});
afterAll(async () => {
  await ground?.owner.end();
  await ground?.kernel.close();
});

const hour = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString();
const ahead = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
const day = (days: number) => ahead(24 * days).slice(0, 10);

describe("a support file", () => {
  test("[X4] a stranger gets nothing: police, administration, coordination and another agency neither file nor count", async () => {
    const { advocate, stranger, investigator, admin, coordinator, provider, kernel } = ground;
    const { supportFileId, code } = await newFile(advocate);
    const prosecutor = await kernel.openAccount({ agencyId: advocate.agencyId, roles: ["prosecutor"] });
    for (const who of [stranger, investigator, admin, coordinator, prosecutor]) {
      await expect(who.call(getSupportFile, { code })).rejects.toMatchObject(notFound);
      await expect(who.call(listSupportFiles, {})).rejects.toMatchObject(notFound);
      await expect(who.call(myDay, {})).rejects.toMatchObject(notFound);
    }
    await expect(provider.call(getSupportFile, { supportFileId })).rejects.toMatchObject(notFound);
    expect((await provider.call(listSupportFiles, {})).items.map((one) => one.code)).not.toContain(code);
    for (const who of [investigator, prosecutor])
      await expect(
        who.callByName("access.break-glass", { code, reason: "somebody is in danger here" }),
      ).rejects.toMatchObject(notFound);
  });

  test("[X1] counselling notes lie in a part of their own that the file's readers of support do not open", async () => {
    const { advocate, kernel } = ground;
    const { supportFileId } = await newFile(advocate);
    const write = (compartment: string, text: string) =>
      advocate.callByName("note.write-note", {
        noteId: randomUUID(),
        dossierId: supportFileId,
        compartment,
        text,
        lang: "en",
      });
    await write("counselling", "CANARY counselling");
    await write("support", "plan of the week");
    const colleague = await kernel.openAccount({ agencyId: advocate.agencyId, roles: ["advocate"] });
    await advocate.call(assignAdvocate, { supportFileId, accountId: colleague.accountId });
    const notes = JSON.stringify(await colleague.callByName("note.list-notes", { dossierId: supportFileId }));
    expect(notes).toContain("plan of the week");
    expect(notes).not.toContain("CANARY");
    expect(JSON.stringify(await colleague.call(getSupportFile, { supportFileId }))).not.toContain("CANARY");
    // By an emergency neither (X2).
    const { code } = await advocate.call(getSupportFile, { supportFileId });
    const emergency = await kernel.openAccount({ agencyId: advocate.agencyId, roles: ["provider"] });
    await emergency.callByName("access.break-glass", { code, reason: "nobody of the team is to be reached" });
    expect(
      JSON.stringify(await emergency.callByName("note.list-notes", { dossierId: supportFileId })),
    ).not.toContain("CANARY");
  });

  test("is opened for somebody known by code too, once while it is open", async () => {
    const { advocate } = ground;
    const { supportFileId, personId } = await newFile(advocate);
    const { personCode } = await advocate.call(getSupportFile, { supportFileId });
    const again = { supportFileId: randomUUID(), person: { code: personCode } };
    await expect(advocate.call(openSupportFile, again)).rejects.toMatchObject(refused("file-opened-already"));
    await advocate.call(closeSupportFile, { supportFileId, note: "Moved abroad" });
    const second = await advocate.call(openSupportFile, again);
    expect(second.personId).toBe(personId);
    await expect(
      ground.provider.call(openSupportFile, { supportFileId: randomUUID(), person: { code: personCode } }),
    ).rejects.toMatchObject(refused("no-such-person"));
  });

  test("keeps needs, goals in the person's own words, appointments and reviews; words lie sealed", async () => {
    const { advocate, owner } = ground;
    const { supportFileId } = await newFile(advocate);
    const needId = randomUUID();
    await advocate.call(addNeed, {
      supportFileId,
      needId,
      kind: "language",
      urgency: "now",
      words: "CANARY Tigrinya",
    });
    await advocate.call(changeNeed, { needId, state: "in-hand", urgency: "days", words: "CANARY found" });
    const goalId = randomUUID();
    await advocate.call(setGoal, {
      supportFileId,
      goalId,
      needId,
      ownWords: "CANARY I want to study",
      wordsLang: "ti",
      steps: "School",
    });
    await expect(
      advocate.call(setGoal, {
        supportFileId,
        goalId: randomUUID(),
        needId: randomUUID(),
        ownWords: "x",
        wordsLang: "en",
      }),
    ).rejects.toMatchObject(refused("no-such-need"));
    await advocate.call(changeGoal, { goalId, state: "reached", steps: "Began" });
    const appointmentId = randomUUID();
    await advocate.call(addAppointment, {
      supportFileId,
      appointmentId,
      kind: "medical",
      at: ahead(2),
      words: "CANARY gate",
    });
    expect((await advocate.call(myDay, {})).appointments.map(({ kind }) => kind)).toContain("medical");
    await advocate.call(closeAppointment, { appointmentId, state: "kept" });
    await expect(
      advocate.call(holdReview, { supportFileId, withPerson: true, outcome: "x", nextBy: day(-1) }),
    ).rejects.toMatchObject(refused("in-the-past"));
    const file = await advocate.call(holdReview, {
      supportFileId,
      withPerson: true,
      outcome: "Goes well",
      nextBy: day(30),
    });
    expect(file).toMatchObject({
      openNeeds: 1,
      needs: [{ state: "in-hand", words: "CANARY found" }],
      goals: [{ state: "reached", ownWords: "CANARY I want to study", wordsLang: "ti", steps: "Began" }],
      appointments: [{ state: "kept", words: "CANARY gate" }],
      reviews: [{ withPerson: true, outcome: "Goes well" }],
      reviewBy: day(30),
    });
    await owner.query("set palermo.maintenance = 'on'");
    const { rows } = await owner.query(
      `select (select string_agg(encode(words, 'escape'), '') from referral.need where dossier_id = $1)
        || (select string_agg(encode(own_words, 'escape'), '') from referral.goal where dossier_id = $1) as stored`,
      [supportFileId],
    );
    expect(rows[0].stored).not.toContain("CANARY");
  });

  test("a write over a version that the writer did not see is refused with both", async () => {
    const { advocate } = ground;
    const { supportFileId } = await newFile(advocate);
    const { version } = await advocate.call(reviseSupportFile, { supportFileId, summary: "first" });
    await advocate.call(reviseSupportFile, { supportFileId, summary: "second" }, { expects: version });
    await expect(
      advocate.call(reviseSupportFile, { supportFileId, summary: "third" }, { expects: version }),
    ).rejects.toMatchObject({ code: "stale", detail: { yours: version } });
  });

  test("[S13] the clock from identification to an advocate runs per person, and ends with the first contact", async () => {
    const { advocate, kernel, investigator } = ground;
    const { supportFileId } = await newFile(advocate);
    await expect(
      advocate.call(reviseSupportFile, { supportFileId, identifiedAt: ahead(2) }),
    ).rejects.toMatchObject(refused("in-the-future"));
    const running = await advocate.call(reviseSupportFile, { supportFileId, identifiedAt: ago(5) });
    expect(running.hoursToContact).toBeCloseTo(5, 0);
    await expect(advocate.call(recordFirstContact, { supportFileId, at: ago(6) })).rejects.toMatchObject(
      refused("before-identification"),
    );
    expect(
      (await advocate.call(recordFirstContact, { supportFileId, at: ago(2) })).hoursToContact,
    ).toBeCloseTo(3, 0);
    for (const accountId of [investigator.accountId, randomUUID()])
      await expect(advocate.call(assignAdvocate, { supportFileId, accountId })).rejects.toMatchObject(
        refused("no-such-advocate"),
      );
    const colleague = await kernel.openAccount({ agencyId: advocate.agencyId, roles: ["advocate"] });
    expect(
      (await advocate.call(assignAdvocate, { supportFileId, accountId: colleague.accountId })).advocate,
    ).toMatch(/^Person/);
    expect((await colleague.call(listSupportFiles, { mine: true })).items).toHaveLength(1);
  });

  test("the reflection period is a deadline by national days; who is about to see it end is shown", async () => {
    const { advocate, kernel } = ground;
    const { supportFileId, code } = await newFile(advocate);
    const place = { zone: "Europe/Vienna", country: "XV" };
    const file = await advocate.call(startReflection, { supportFileId, days: 30, ...place });
    const days = (Date.parse(file.reflectionUntil ?? "") - Date.now()) / (24 * hour);
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThan(31.1);
    await expect(advocate.call(startReflection, { supportFileId, days: 30, ...place })).rejects.toMatchObject(
      refused("reflection-runs"),
    );
    const ending = async () => (await advocate.call(myDay, {})).reflectionsEnding.map((one) => one.code);
    expect(await ending()).not.toContain(code);
    await kernel.moveClock(25 * 24 * hour);
    expect(await ending()).toContain(code);
    await advocate.call(holdReview, { supportFileId, withPerson: true, outcome: "x", nextBy: day(26) });
    await kernel.moveClock(3 * 24 * hour);
    expect((await advocate.call(listSupportFiles, { due: "review" })).items.map((one) => one.code)).toContain(
      code,
    );
  });

  test("[R3] a release goes out first and reopens the risk; the person chose way and topics, and silence is kept", async () => {
    const { advocate } = ground;
    const { supportFileId, code } = await newFile(advocate);
    await advocate.call(assessRisk, {
      supportFileId,
      danger: "possible",
      risks: "Recruiter",
      safetyPlan: "Call the desk",
    });
    const notice = (topic: "hearing" | "release" | "appeal") => {
      const tellingId = randomUUID();
      return advocate
        .call(receiveNotice, { supportFileId, tellingId, topic, words: `of ${topic}` })
        .then((file) => ({ file, tellingId }));
    };
    await advocate.call(chooseTelling, {
      supportFileId,
      channel: "through-advocate",
      topics: ["hearing", "release"],
    });
    const hearing = await notice("hearing");
    expect(hearing.file.riskReopened).toBe(false);
    const appeal = await notice("appeal");
    await expect(
      advocate.call(recordTelling, { tellingId: appeal.tellingId, how: "telephone" }),
    ).rejects.toMatchObject(refused("not-wanted"));
    const release = await notice("release");
    expect(release.file).toMatchObject({ riskReopened: true, riskCause: "release" });
    expect(release.file.tellings[0]).toMatchObject({ topic: "release", first: true });
    expect((await advocate.call(myDay, {})).risksReopened.map((one) => one.code)).toContain(code);
    await expect(
      advocate.call(recordTelling, { tellingId: hearing.tellingId, how: "telephone" }),
    ).rejects.toMatchObject(refused("release-first"));
    await advocate.call(recordTelling, { tellingId: release.tellingId, how: "in-person" });
    await advocate.call(recordTelling, { tellingId: hearing.tellingId, how: "through-advocate" });
    await expect(
      advocate.call(recordTelling, { tellingId: hearing.tellingId, how: "message" }),
    ).rejects.toMatchObject(refused("told-already"));
    const calm = await advocate.call(assessRisk, {
      supportFileId,
      danger: "serious",
      risks: "Free again",
      safetyPlan: "New place",
    });
    expect(calm).toMatchObject({
      riskReopened: false,
      risks: [{ danger: "serious" }, { danger: "possible" }],
    });
    // Whoever chose silence is not told; the risk is looked at all the same.
    await advocate.call(chooseTelling, { supportFileId, channel: "nothing", topics: [] });
    const silent = await notice("release");
    expect(silent.file.riskReopened).toBe(true);
    await expect(
      advocate.call(recordTelling, { tellingId: silent.tellingId, how: "telephone" }),
    ).rejects.toMatchObject(refused("not-wanted"));
  });

  test("is not closed while a referral runs, and nothing changes in a closed one until it is opened again", async () => {
    const { advocate } = ground;
    const running = await sent(ground);
    await expect(
      advocate.call(closeSupportFile, { supportFileId: running.file.supportFileId, note: "x" }),
    ).rejects.toMatchObject(refused("referral-runs"));
    const { supportFileId } = await newFile(advocate);
    await advocate.call(closeSupportFile, { supportFileId, note: "Settled" });
    const add = () =>
      advocate.call(addNeed, { supportFileId, needId: randomUUID(), kind: "work", urgency: "planned" });
    await expect(add()).rejects.toMatchObject(refused("may-not"));
    await advocate.call(reopenSupportFile, { supportFileId });
    expect((await add()).needs).toHaveLength(1);
  });

  test("a person who is erased leaves code and moments, and no word", async () => {
    const { advocate, owner } = ground;
    const { supportFileId, personId } = await newFile(advocate);
    await advocate.call(addNeed, {
      supportFileId,
      needId: randomUUID(),
      kind: "work",
      urgency: "planned",
      words: "x",
    });
    await advocate.callByName("person.erase-person", { personId, ground: "asked-by-person" });
    await owner.query("set palermo.maintenance = 'on'");
    const { rows } = await owner.query(
      `select (select count(*)::int from referral.need where dossier_id = $1)
        + (select count(*)::int from history.referral_need where dossier_id = $1) as n`,
      [supportFileId],
    );
    expect(rows[0].n).toBe(0);
  });
});

describe("my day", () => {
  test("shows each side its own: what was asked of us, and what of ours is stuck", async () => {
    const { advocate, provider, kernel } = ground;
    const one = await sent(ground);
    const codes = async (who: TestAccount, part: "waiting" | "stuck") =>
      (await who.call(myDay, {}))[part].map(({ code }) => code);
    expect(await codes(provider, "waiting")).toContain(one.code);
    expect(await codes(advocate, "waiting")).not.toContain(one.code);
    expect(await codes(advocate, "stuck")).not.toContain(one.code);
    await kernel.moveClock(3 * hour);
    expect(await codes(advocate, "stuck")).toContain(one.code);
  });
});
