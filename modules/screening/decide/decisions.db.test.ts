import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { anInterview, aScreening } from "../builders.ts";
import { carryAnswers } from "../carry-answers.ts";
import { getScreening } from "../get-screening.ts";
import { screening } from "../index.ts";
import { keepScreening } from "../keep/keep-screening.ts";
import { listScreenings } from "../list-screenings.ts";
import type { Decision } from "../screening.ts";
import { listNationalSettings } from "../setting/list-national-settings.ts";
import { setNationalSetting } from "../setting/set-national-setting.ts";
import { appealDecision } from "./appeal-decision.ts";
import { askSecondOpinion } from "./ask-second-opinion.ts";
import { closeScreening } from "./close-screening.ts";
import { decideScreening } from "./decide-screening.ts";
import { recordAdvocate } from "./record-advocate.ts";
import { recordChildView } from "./record-child-view.ts";
import { recordGuardian } from "./record-guardian.ts";
import { reopenScreening } from "./reopen-screening.ts";
import { settleAppeal } from "./settle-appeal.ts";

let kernel: TestKernel;
let agencyId = "";
let officer: TestAccount;
let second: TestAccount;
const told = [
  {
    instrument: "tip-short",
    version: 1,
    answers: {
      "w-arranged": { said: { state: "yes" as const } },
      "w-promised": { said: { state: "no" as const, note: "Carrynote" } },
      "w-hours": { observed: { state: "yes" as const } },
    },
  },
];

beforeAll(async () => {
  kernel = await openTestKernel({ modules: [screening] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  agencyId = await kernel.openAgency();
  officer = await kernel.openAccount({ agencyId, roles: ["frontline"] });
  second = await kernel.openAccount({ agencyId, roles: ["advocate"] });
  const admin = await kernel.openAccount({ agencyId, roles: ["admin"] });
  await admin.call(setNationalSetting, {
    country: "XV",
    reflectionDays: 30,
    nonPunishment: true,
    advocateHours: 24,
    appealDays: 14,
    forcedDisclosure: null,
    duties: "",
  });
});
afterAll(() => kernel?.close());

it("[X3] keeps whether the law forces what is told to reach immigration enforcement, unknown until somebody says", async () => {
  const admin = await kernel.openAccount({ agencyId, roles: ["admin"] });
  const law = {
    country: "XW",
    reflectionDays: null,
    nonPunishment: null,
    advocateHours: null,
    appealDays: null,
  };
  const here = async () => {
    const { items } = await officer.call(listNationalSettings, {});
    return items.find(({ country }) => country === "XW")?.forcedDisclosure;
  };
  await admin.call(setNationalSetting, { ...law, forcedDisclosure: null, duties: "" });
  expect(await here()).toBeNull();
  await admin.call(setNationalSetting, { ...law, forcedDisclosure: true, duties: "" });
  expect(await here()).toBe(true);
});

async function kept(wanted: Parameters<typeof aScreening>[0] = {}): Promise<string> {
  const sent = aScreening({ interview: anInterview({ parts: told }), ...wanted });
  await officer.call(keepScreening, sent);
  return sent.screeningId;
}

function give(screeningId: string, who: TestAccount, level = "manage") {
  return officer.callByName("access.give-grant", {
    dossierId: screeningId,
    compartments: ["support"],
    level,
    to: { kind: "account", id: who.accountId },
    purpose: "protection",
  });
}

const decide = (screeningId: string, decision: Decision, by = officer) =>
  by.call(decideScreening, {
    screeningId,
    decisionId: randomUUID(),
    decision,
    reasons: "Because of what was told.",
  });

describe("a screening", () => {
  it("gives a stranger nothing: no line, no page, no decision", async () => {
    const screeningId = await kept();
    const { code } = await officer.call(getScreening, { screeningId });
    for (const role of [
      "frontline",
      "advocate",
      "investigator",
      "prosecutor",
      "admin",
      "auditor",
      "provider",
    ]) {
      const stranger = await kernel.openAccount({ agencyId, roles: [role] });
      await expect(stranger.call(getScreening, { code })).rejects.toMatchObject({ code: "not-found" });
      await expect(decide(screeningId, "both", stranger)).rejects.toMatchObject({ code: "not-found" });
      await expect(stranger.call(carryAnswers, { screeningId })).rejects.toMatchObject({ code: "not-found" });
    }
    const other = await kernel.openAccount({ agencyId, roles: ["frontline"] });
    expect((await other.call(listScreenings, {})).items).toEqual([]);
  });

  it("shows reasons, and is decided by a person with reasons", async () => {
    const screeningId = await kept();
    const before = await officer.call(getScreening, { screeningId });
    expect(before).toMatchObject({ state: "finished", decision: null });
    expect(before.assessment.elements.find(({ element }) => element === "means")?.for).toMatchObject([
      { question: "w-promised", code: "deception" },
    ]);
    const after = await decide(screeningId, "presumed-victim");
    expect(after).toMatchObject({ state: "decided", decision: "presumed-victim" });
    expect(after.decisions).toMatchObject([
      { reasons: "Because of what was told.", decision: "presumed-victim" },
    ]);
  });

  it("is not decided by a helper who only contributes, nor while it is under way", async () => {
    const screeningId = await kept();
    await give(screeningId, second, "contribute");
    await expect(decide(screeningId, "both", second)).rejects.toMatchObject({
      detail: { refusal: "may-not" },
    });
    const draft = await kept({ finished: false });
    await expect(decide(draft, "both")).rejects.toMatchObject({ detail: { refusal: "may-not" } });
  });

  it("[S13] starts the clock of the advocate when a person is identified, and stops it when one is there", async () => {
    const screeningId = await kept();
    const found = await decide(screeningId, "presumed-victim");
    expect(Date.parse(found.advocateBy ?? "") - Date.parse(found.identifiedAt ?? "")).toBe(24 * 3_600_000);
    const waits = await officer.callByName("deadline.list-deadlines", { dossierId: screeningId });
    expect(JSON.stringify(waits)).toContain('"due"');
    const after = await officer.call(recordAdvocate, { screeningId });
    expect(after).toMatchObject({ advocateBy: null, advocatePresentAt: expect.any(String) });
    expect(after.may).not.toContain("record-advocate");
    expect(
      JSON.stringify(await officer.callByName("deadline.list-deadlines", { dossierId: screeningId })),
    ).toContain('"met"');
  });

  it("[S13] names that nobody sat beside the person, unless it is said why", async () => {
    expect((await officer.call(getScreening, { screeningId: await kept() })).problems).toContain(
      "nobody-beside",
    );
    const told = anInterview({ beside: { who: [], nobodyBecause: "at sea, nobody aboard" } });
    const screeningId = await kept({ interview: told });
    expect((await officer.call(getScreening, { screeningId })).problems).not.toContain("nobody-beside");
  });

  it("[S3] lets a negative decision be appealed; meanwhile nothing is closed, and another person answers", async () => {
    const screeningId = await kept();
    await give(screeningId, second);
    const decided = await decide(screeningId, "no-indication-now");
    expect(decided.decisions[0]?.appealBy).not.toBeNull();
    const appealed = await officer.call(appealDecision, { screeningId, grounds: "I was locked in." });
    expect(appealed.decisions[0]?.appeal).toMatchObject({ state: "open", grounds: "I was locked in." });
    await expect(officer.call(closeScreening, { screeningId })).rejects.toMatchObject({
      detail: { refusal: "may-not" },
    });
    const answer = {
      screeningId,
      answer: "New facts.",
      decision: "presumed-victim" as const,
      decisionId: randomUUID(),
    };
    await expect(officer.call(settleAppeal, answer)).rejects.toMatchObject({
      detail: { refusal: "own-decision" },
    });
    const settled = await second.call(settleAppeal, answer);
    expect(settled).toMatchObject({ decision: "presumed-victim" });
    expect(settled.decisions.map(({ decision, appeal }) => [decision, appeal?.state])).toContainEqual([
      "no-indication-now",
      "changed",
    ]);
  });

  it("[S3] takes no appeal after the time that the law names", async () => {
    const screeningId = await kept();
    await decide(screeningId, "no-indication-now");
    await kernel.moveClock(15 * 86_400_000);
    await expect(officer.call(appealDecision, { screeningId, grounds: "late" })).rejects.toMatchObject({
      detail: { refusal: "may-not" },
    });
  });

  it("is looked at again by a second person, who agrees or sees it otherwise", async () => {
    const screeningId = await kept();
    await give(screeningId, second);
    await decide(screeningId, "other-crime");
    expect(await officer.call(askSecondOpinion, { screeningId })).toMatchObject({ opinion: "asked" });
    const waiting = (await second.callByName("review.list-waiting", {})) as {
      items: { reviewId: string; recordId: string; version: number; lines: unknown[] }[];
    };
    const mine = waiting.items.find(({ recordId }) => recordId === screeningId);
    expect(JSON.stringify(mine?.lines)).toContain("screening:element.means");
    await second.callByName("review.return-review", {
      reviewId: mine?.reviewId,
      version: mine?.version,
      reason: "The debt was not looked at",
    });
    expect(await officer.call(getScreening, { screeningId })).toMatchObject({ opinion: "disagrees" });
  });

  it("[S4] keeps the guardian's decision and the child's view as two records", async () => {
    const safety = { child: "yes" as const };
    const screeningId = await kept({ interview: anInterview({ safety }) });
    await officer.call(recordGuardian, {
      screeningId,
      voiceId: randomUUID(),
      says: "agrees",
      note: "appointed today",
    });
    const both = await officer.call(recordChildView, { screeningId, voiceId: randomUUID(), says: "objects" });
    expect(both.voices.map(({ of, says }) => [of, says]).sort()).toEqual([
      ["child", "objects"],
      ["guardian", "agrees"],
    ]);
    await expect(
      officer.call(recordGuardian, { screeningId: await kept(), voiceId: randomUUID(), says: "agrees" }),
    ).rejects.toMatchObject({ detail: { refusal: "may-not" } });
  });

  it("[S4] announces turning eighteen six months ahead", async () => {
    const now = kernel.services.engine.now();
    const interview = anInterview({
      safety: { child: "yes" },
      person: { sex: "male", yearOfBirth: now.getUTCFullYear() - 15, citizenships: [], languages: [] },
    });
    const screeningId = await kept({ interview });
    const { turnsEighteen } = await officer.call(getScreening, { screeningId });
    expect(turnsEighteen).toBe(`${now.getUTCFullYear() + 3}-01-01`);
    const listed = JSON.stringify(
      await officer.callByName("deadline.list-deadlines", { dossierId: screeningId }),
    );
    expect(listed).toContain('"hoursBefore":4380');
    expect(listed).toContain(`${now.getUTCFullYear() + 3}-01-01`);
  });

  it("[S4] keeps what an adult's form held from before the age came into doubt, and counts no means", async () => {
    const [part] = told;
    if (part === undefined) throw new Error("no part");
    const interview = anInterview({
      safety: { child: "in-doubt" },
      parts: [{ ...part, closed: "age-in-doubt" }],
    });
    const found = await officer.call(getScreening, { screeningId: await kept({ interview }) });
    expect(found.assessment.elements.find(({ element }) => element === "means")?.state).toBe("not-needed");
  });

  it("[S7] tells whether the person wants to give an account to its own agency alone", async () => {
    const screeningId = await kept({ account: { could: "yes", wants: "later", note: "Accountnote" } });
    expect((await officer.call(getScreening, { screeningId })).account).toMatchObject({ wants: "later" });
    const service = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["advocate"] });
    await give(screeningId, service, "read");
    const seen = await service.call(getScreening, { screeningId });
    expect(seen.account).toBeNull();
    expect(JSON.stringify(await service.call(carryAnswers, { screeningId }))).not.toContain("Accountnote");
  });

  it("carries answers section by section and never a name", async () => {
    const screeningId = await kept({ name: { given: "Amara", family: "Carryname" } });
    const whole = await officer.call(carryAnswers, { screeningId });
    expect(whole.personId).not.toBeNull();
    expect(JSON.stringify(whole)).not.toContain("Carryname");
    expect(whole.sections.map(({ section }) => section)).toEqual(["work"]);
    expect(whole.sections[0]?.answers.map(({ question }) => question)).toEqual([
      "w-arranged",
      "w-promised",
      "w-hours",
    ]);
    expect((await officer.call(carryAnswers, { screeningId, sections: ["tip-short/pay"] })).sections).toEqual(
      [],
    );
  });

  it("closes when decided, and opens again", async () => {
    const screeningId = await kept();
    await decide(screeningId, "smuggled-migrant");
    expect(await officer.call(closeScreening, { screeningId })).toMatchObject({
      state: "closed",
      may: ["reopen-screening"],
    });
    expect(await officer.call(reopenScreening, { screeningId })).toMatchObject({ state: "decided" });
  });

  it("keeps nothing of what an erased person told", async () => {
    const eraser = await kernel.openAccount({ agencyId, roles: ["frontline", "advocate"] });
    const sent = aScreening({
      interview: anInterview({ parts: told }),
      name: { given: "Erased", family: "Person" },
    });
    await eraser.call(keepScreening, sent);
    const { screeningId } = sent;
    const { personId } = await eraser.call(getScreening, { screeningId });
    await eraser.callByName("person.erase-person", { personId, ground: "asked-by-person" });
    await expect(eraser.call(getScreening, { screeningId })).rejects.toMatchObject({ code: "not-found" });
    const database = await kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const { rows } = await database.query(
      "select length(interview) as left, (select count(*)::int from history.screening_screening where dossier_id = $1) as past from screening.screening where screening_id = $1",
      [screeningId],
    );
    await database.end();
    expect(rows[0]).toEqual({ left: 0, past: 0 });
  });

  it("[X1] has no part that police or prosecution open, even with a grant", async () => {
    const screeningId = await kept();
    for (const role of ["investigator", "prosecutor"]) {
      const police = await kernel.openAccount({ agencyId, roles: [role] });
      await give(screeningId, police, "read").catch(() => undefined);
      const seen = await police.work(
        async ({ tx }) => (await sql`select from screening.screening`.execute(tx)).rows,
      );
      expect(seen).toEqual([]);
    }
  });
});
