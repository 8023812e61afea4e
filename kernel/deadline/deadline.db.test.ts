import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InputOf } from "../action/declare.ts";
import { give, openTestDossier } from "../part/test-ground.ts";
import { openTestKernel, type TestAccount, type TestKernel } from "../testing/index.ts";
import { announceDay } from "./announce-day.ts";
import { dropDeadline } from "./drop-deadline.ts";
import { escalateDeadlines } from "./escalate.ts";
import { listCalendars } from "./list-calendars.ts";
import { listDeadlines } from "./list-deadlines.ts";
import { meetDeadline } from "./meet-deadline.ts";
import { pauseDeadline } from "./pause-deadline.ts";
import { reopenDeadline } from "./reopen-deadline.ts";
import { resumeDeadline } from "./resume-deadline.ts";
import { setDeadline } from "./set-deadline.ts";
import { withdrawDay } from "./withdraw-day.ts";

const hour = 3_600_000;
let kernel: TestKernel;
let agencyId = "";
let owner: TestAccount;
let prosecutor: TestAccount;
let stranger: TestAccount;

beforeAll(async () => {
  // The server looks each minute too, and what it has told is counted nowhere here.
  kernel = await openTestKernel({ still: true });
  agencyId = await kernel.openAgency();
  owner = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  prosecutor = await kernel.openAccount({ agencyId, roles: ["prosecutor"] });
  stranger = await kernel.openAccount({ agencyId, roles: ["investigator"] });
});
afterAll(() => kernel?.close());

async function set(dossierId: string, more: Partial<InputOf<typeof setDeadline>> = {}, who = owner) {
  return who.call(setDeadline, {
    deadlineId: randomUUID(),
    dossierId,
    compartment: "investigation",
    title: "Custody review",
    unit: "hours",
    amount: 48,
    zone: "Europe/Vienna",
    country: "AT",
    ...more,
  });
}

const escalate = () => escalateDeadlines(kernel.services.engine.app);

async function waiting(who: TestAccount): Promise<number> {
  const { items } = (await who.callByName("access.list-notices", {})) as { items: { kind: string }[] };
  return items.filter((item) => item.kind === "deadline").length;
}

describe("a stranger", () => {
  it("gets nothing of deadlines, and the same answer as for a dossier that is not there", async () => {
    const { dossierId } = await openTestDossier(owner);
    const { deadlineId } = await set(dossierId);
    for (const there of [dossierId, randomUUID()]) {
      const ids = { dossierId: there, deadlineId };
      const asked: [unknown, unknown][] = [
        [listDeadlines, { dossierId: there }],
        [pauseDeadline, { ...ids, reason: "x" }],
        [resumeDeadline, ids],
        [meetDeadline, ids],
        [dropDeadline, { ...ids, reason: "x" }],
        [reopenDeadline, ids],
      ];
      for (const [declaration, input] of asked) {
        await expect(stranger.call(declaration as never, input as never)).rejects.toMatchObject({
          code: "not-found",
        });
      }
      await expect(set(there, {}, stranger)).rejects.toMatchObject({ code: "not-found" });
    }
  });
});

describe("a deadline", () => {
  it("refuses zones, calendars, times and terms that do not exist, naming the field", async () => {
    const { dossierId } = await openTestDossier(owner);
    const wrong: [object, string][] = [
      [{ zone: "Europe/Nowhere" }, "zone"],
      [{ country: "QQ" }, "country"],
      [{ timeOfDay: "24:30" }, "timeOfDay"],
      [{ amount: 0 }, "amount"],
    ];
    for (const [more, path] of wrong) {
      await expect(set(dossierId, more)).rejects.toMatchObject({
        code: "bad-input",
        detail: { fields: [{ path }] },
      });
    }
  });

  it("counts working days by the country's calendar and by what an authority announced", async () => {
    const { dossierId } = await openTestDossier(owner);
    const admin = await kernel.openAccount({ agencyId, roles: ["admin"] });
    const term = {
      unit: "working-days" as const,
      amount: 2,
      country: "EG",
      zone: "Africa/Cairo",
      startsAt: "2031-07-02T09:00:00Z",
    };
    // A Wednesday: Thursday, then Friday and Saturday off, then Sunday.
    expect((await set(dossierId, term)).dueAt).toBe("2031-07-06T20:59:00.000Z");
    const day = { country: "EG", day: "2031-07-06" };
    await admin.call(announceDay, { ...day, works: false, about: "Cabinet decree" });
    expect((await set(dossierId, term)).dueAt).toBe("2031-07-07T20:59:00.000Z");
    const { items } = await owner.call(listCalendars, { year: 2031 });
    expect(items.find((one) => one.country === "EG")).toMatchObject({
      weekend: [5, 6],
      announced: [{ day: "2031-07-06" }],
    });
    await admin.call(withdrawDay, day);
    expect((await set(dossierId, term)).dueAt).toBe("2031-07-06T20:59:00.000Z");
    await expect(owner.call(announceDay, { ...day, works: false })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("stands still with a reason, runs on with what was left, is met, dropped and opened again", async () => {
    const { dossierId } = await openTestDossier(owner);
    const made = await set(dossierId);
    const ids = { dossierId, deadlineId: made.deadlineId };
    expect(made).toMatchObject({ state: "soon", may: ["meet-deadline", "pause-deadline", "drop-deadline"] });
    await kernel.moveClock(8 * hour);
    const paused = await owner.call(pauseDeadline, { ...ids, reason: "Interpreter awaited" });
    expect(paused).toMatchObject({ state: "paused", paused: { reason: "Interpreter awaited" } });
    expect(paused.paused?.left).toBeCloseTo(40, 1);
    await kernel.moveClock(100 * hour);
    expect((await owner.call(listDeadlines, { dossierId })).items[0]?.state).toBe("paused");
    const resumed = await owner.call(resumeDeadline, ids);
    expect((Date.parse(resumed.dueAt) - Date.parse(made.dueAt)) / hour).toBeCloseTo(100, 1);
    await kernel.moveClock(39 * hour);
    expect((await owner.call(listDeadlines, { dossierId })).items[0]?.state).toBe("due");
    await kernel.moveClock(2 * hour);
    expect((await owner.call(listDeadlines, { dossierId })).items[0]?.state).toBe("overdue");
    expect(await owner.call(meetDeadline, ids)).toMatchObject({ state: "met", may: ["reopen-deadline"] });
    await expect(owner.call(pauseDeadline, { ...ids, reason: "x" })).rejects.toMatchObject({
      detail: { refusal: "may-not" },
    });
    expect(await owner.call(reopenDeadline, ids)).toMatchObject({ state: "overdue", ended: null });
    expect(await owner.call(dropDeadline, { ...ids, reason: "Released" })).toMatchObject({
      state: "dropped",
      ended: { reason: "Released" },
    });
  });
});

describe("escalation", () => {
  it("tells the role on the dossier once, that something waits, however often it is run and by how many at once", async () => {
    const { dossierId } = await openTestDossier(owner);
    await give(owner, dossierId, { to: { account: prosecutor.accountId }, part: "investigation" });
    const made = await set(dossierId, {
      steps: [
        { when: { share: 0.5 }, to: { role: "prosecutor" } },
        { when: { hoursBefore: 0 }, to: { account: owner.accountId } },
      ],
    });
    expect(await escalate()).toBe(0);
    await kernel.moveClock(25 * hour);
    const [first, second] = await Promise.all([escalate(), escalate()]);
    expect([first, second, await escalate()].reduce((sum, told) => sum + told)).toBe(1);
    expect([await waiting(prosecutor), await waiting(owner), await waiting(stranger)]).toEqual([1, 0, 0]);
    const { items } = await owner.call(listDeadlines, { dossierId });
    expect(items[0]?.steps.map((step) => step.toldAt !== null)).toEqual([true, false]);
    const { items: notices } = (await prosecutor.callByName("access.list-notices", {})) as {
      items: object[];
    };
    expect(JSON.stringify(notices)).not.toContain("Custody");
    // The clock goes back and comes again: nobody is told twice.
    await kernel.moveClock(-30 * hour);
    expect(await escalate()).toBe(0);
    await kernel.moveClock(30 * hour);
    expect(await escalate()).toBe(0);
    await owner.call(meetDeadline, { dossierId, deadlineId: made.deadlineId });
    await kernel.moveClock(50 * hour);
    expect(await escalate()).toBe(0);
    expect(await waiting(owner)).toBe(0);
  });

  it("tells those who manage the part where nobody named may open it any more, and nobody while it stands still", async () => {
    const { dossierId } = await openTestDossier(owner);
    const made = await set(dossierId, {
      amount: 10,
      steps: [{ when: { share: 0.5 }, to: { account: stranger.accountId } }],
    });
    const ids = { dossierId, deadlineId: made.deadlineId };
    await owner.call(pauseDeadline, { ...ids, reason: "x" });
    await kernel.moveClock(20 * hour);
    expect(await escalate()).toBe(0);
    await owner.call(resumeDeadline, ids);
    await kernel.moveClock(11 * hour);
    const before = await waiting(owner);
    expect(await escalate()).toBe(1);
    expect(await waiting(stranger)).toBe(0);
    expect(await waiting(owner)).toBe(before + 1);
  });
});
