import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CourtGround, openCourtGround } from "../lines/test-ground.ts";
import type { Notice } from "./telling.ts";
import { protectionActs } from "./test-acts.ts";

let ground: CourtGround;
beforeAll(async () => {
  ground = await openCourtGround();
});
afterAll(() => ground?.kernel.close());

const { call, show, facts, granted, assess, askTelling } = protectionActs(() => ground);
const refusal = (code: string) => ({ detail: { refusal: code } });

describe("an assessment of danger", () => {
  it("is replaced by the next, has a day of review that its level allows, and a deadline that ends with it", async () => {
    const of = await ground.newCase();
    await expect(assess(of, "immediate", 20)).rejects.toMatchObject(refusal("review-too-late"));
    await expect(assess(of, "high", 0)).rejects.toMatchObject(refusal("review-not-after"));
    const first = await assess(of, "high", 20);
    const second = await assess(of, "raised", 60);
    const { risks } = await show(of.caseId);
    expect(risks.map(({ riskId, state }) => [riskId, state])).toEqual([
      [second.riskId, "current"],
      [first.riskId, "replaced"],
    ]);
    const { items } = (await ground.call("deadline.list-deadlines", { dossierId: of.caseId })) as {
      items: { recordId: string; state: string; title: string }[];
    };
    const states = Object.fromEntries(items.map(({ recordId, state }) => [recordId, state]));
    expect(states).toMatchObject({ [first.riskId]: "met", [second.riskId]: "running" });
  });

  it("is opened again when a measure is broken, and the measure stands on", async () => {
    const of = await ground.newCase();
    await assess(of);
    const lineId = await granted(of, "screen");
    const broken = await call("breach-measure", { ...facts({ reason: "the screen was moved" }), lineId });
    expect(broken).toMatchObject({ state: "breached", standing: true });
    const { risks } = await show(of.caseId);
    expect(risks).toMatchObject([{ state: "reopened", overdue: true, reopened: { why: "breach" } }]);
  });
});

describe("telling the person", () => {
  it("[R3] a release goes out first, opens the assessment again, and waits until the person was reached", async () => {
    const of = await ground.newCase();
    const { caseId } = of;
    await assess(of);
    await askTelling(of, { topics: ["release", "hearing"], channel: "advocate" });
    await call("raise-notice", { caseId, topic: "hearing", happensOn: ground.inDays(9) });
    await call("raise-notice", { caseId, topic: "release", happensOn: ground.inDays(20) });
    const { notices, risks } = await show(caseId);
    expect(notices.map(({ topic, waitsForUrgent }) => [topic, waitsForUrgent])).toEqual([
      ["release", false],
      ["hearing", true],
    ]);
    expect(risks).toMatchObject([{ state: "reopened", reopened: { why: "release" } }]);
    const [release, hearing] = notices;
    const tell = (one: Notice | undefined, reached: boolean) =>
      call("tell-notice", { noticeId: one?.noticeId, reached, how: "through the advocate" });
    await expect(tell(hearing, true)).rejects.toMatchObject(refusal("urgent-first"));
    expect(await tell(release, false)).toMatchObject({ state: "waiting", tried: "through the advocate" });
    await expect(tell(hearing, true)).rejects.toMatchObject(refusal("urgent-first"));
    expect(await tell(release, true)).toMatchObject({ state: "told" });
    expect(await tell(hearing, false)).toMatchObject({ state: "not-reached" });
    await expect(tell(release, true)).rejects.toMatchObject(refusal("told-already"));
  });

  it("[R3] tells nobody who did not choose the topic, and nothing to somebody who wants nothing; the danger is looked at all the same", async () => {
    const of = await ground.newCase();
    const { caseId } = of;
    await assess(of);
    await askTelling(of, { topics: ["hearing"] });
    await call("raise-notice", { caseId, topic: "escape", happensOn: ground.today() });
    expect((await show(caseId)).notices).toEqual([]);
    expect((await show(caseId)).risks[0]?.state).toBe("reopened");
    await askTelling(of, { topics: ["release", "hearing"], channel: "none" });
    await call("raise-notice", { caseId, topic: "release", happensOn: ground.today() });
    expect((await show(caseId)).notices).toEqual([]);
  });

  it("[R3] a release recorded in the proceeding and a hearing that is listed raise the notice themselves", async () => {
    const of = await ground.newCase();
    await askTelling(of, { topics: ["release", "hearing"] });
    const proceedingId = await ground.newProceeding(of.caseId);
    await ground.newHearing(proceedingId, ground.inDays(30));
    const event = { proceedingId, happenedOn: ground.today() };
    await call("record-event", { ...event, eventId: randomUUID(), kind: "custody" });
    await call("record-event", { ...event, eventId: randomUUID(), kind: "released" });
    expect((await show(of.caseId)).notices.map(({ topic }) => topic)).toEqual(["release", "hearing"]);
  });

  it("[K5] a return is never held up: without the person's agreement the answer is not to wait", async () => {
    const of = await ground.newCase();
    const answer = async () => (await show(of.caseId)).returns[0]?.answer;
    await askTelling(of, { wishesReturn: true });
    expect(await answer()).toBe("ask-the-person");
    await askTelling(of, { wishesReturn: true, agreesToStay: false });
    expect(await answer()).toBe("do-not-delay");
    const lineId = await granted(of, "recorded-testimony");
    await call("carry-out-measure", { ...facts(), lineId });
    expect(await answer()).toBe("do-not-delay");
    await call("carry-out-measure", { ...facts(), lineId, details: { defenceQuestioned: true } });
    expect(await answer()).toBe("settled-recorded");
  });
});
