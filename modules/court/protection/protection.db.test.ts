import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import type { Line } from "../lines/line.ts";
import { type CourtGround, openCourtGround, type WitnessCase } from "../lines/test-ground.ts";
import type { Preparation } from "./preparation-rows.ts";
import type { ReturnCheck } from "./returns-of.ts";
import type { Risk } from "./risk.ts";
import type { Notice } from "./telling.ts";

let ground: CourtGround;
beforeAll(async () => {
  ground = await openCourtGround();
});
afterAll(() => ground?.kernel.close());

type Shown = {
  risks: Risk[];
  preparations: Preparation[];
  notices: Notice[];
  returns: ReturnCheck[];
  hearings: { hearingId: string; measures: { lineId: string; what: string }[] }[];
};

const call = (name: string, input: unknown, who?: TestAccount) => ground.call(`court.${name}`, input, who);
const show = async (caseId: string, who?: TestAccount) =>
  (await call("show-protection", { caseId }, who)) as Shown;
const facts = (more: object = {}) => ({
  actId: randomUUID(),
  on: ground.today(),
  by: "Court of Veridia CANARY-BY",
  ...more,
});
const refusal = (code: string) => ({ detail: { refusal: code } });
const notFound = { code: "not-found" };

async function request(
  { caseId, witness }: WitnessCase,
  what: string,
  { details = {}, hearingId = null, on }: { details?: object; hearingId?: string | null; on?: string } = {},
): Promise<string> {
  const lineId = randomUUID();
  const begin = { caseId, what, participantId: witness.participantId, hearingId, details };
  await call("request-measure", { ...facts(on === undefined ? {} : { on }), lineId, begin });
  return lineId;
}

async function granted(of: WitnessCase, what: string, more: Parameters<typeof request>[2] = {}) {
  const lineId = await request(of, what, more);
  await call("grant-measure", { ...facts(), lineId });
  return lineId;
}

async function assess({ caseId, witness }: WitnessCase, level = "high", days = 20): Promise<Risk> {
  const dates = { assessedOn: ground.today(), reviewBy: ground.inDays(days) };
  return (await call("assess-risk", {
    ...{ riskId: randomUUID(), caseId, participantId: witness.participantId, level, ...dates },
    ...{ threats: ["accused"], by: "Unit 7", words: "Calls at night CANARY-RISK" },
  })) as Risk;
}

function askTelling({ caseId, witness }: WitnessCase, more: object) {
  const base = { caseId, participantId: witness.participantId, askedOn: ground.today() };
  return call("ask-telling", { ...base, topics: [], channel: "call", ...more });
}

describe("who may", () => {
  it("a stranger gets nothing, and police, who keep the case, see no measure, no danger and no notice", async () => {
    const of = await ground.newCase();
    const { caseId } = of;
    const lineId = await granted(of, "screen");
    await assess(of);
    await askTelling(of, { topics: ["release"] });
    await call("raise-notice", { caseId, topic: "release", happensOn: ground.today() });
    const [notice] = (await show(caseId)).notices;
    for (const who of [ground.stranger, ground.police]) {
      for (const name of ["list-measures", "show-protection"])
        await expect(call(name, { caseId }, who)).rejects.toMatchObject(notFound);
      await expect(call("end-measure", { ...facts({ reason: "x" }), lineId }, who)).rejects.toMatchObject(
        notFound,
      );
      await expect(
        call("raise-notice", { caseId, topic: "bail", happensOn: ground.today() }, who),
      ).rejects.toMatchObject(notFound);
      await expect(
        call("tell-notice", { noticeId: notice?.noticeId, reached: true, how: "x" }, who),
      ).rejects.toMatchObject(notFound);
      const rows = await who.work(
        async ({ tx }) =>
          (
            await import("kysely").then(({ sql }) =>
              sql`select 1 from court.line union all select 1 from court.risk union all select 1 from court.line_act
                union all select 1 from court.telling union all select 1 from court.notice`.execute(tx),
            )
          ).rows,
      );
      expect(rows).toEqual([]);
    }
    expect((await show(caseId, ground.clerk)).risks).toHaveLength(1);
  });

  it("a reader of the prosecution reads and changes nothing", async () => {
    const of = await ground.newCase();
    const lineId = await granted(of, "screen");
    const reader = await ground.kernel.openAccount({ agencyId: ground.agencyId, roles: ["court"] });
    await ground.call("access.give-grant", {
      ...{ dossierId: of.caseId, compartments: ["prosecution"], level: "read", purpose: "case-work" },
      to: { kind: "account", id: reader.accountId },
    });
    const { items } = (await call("list-measures", { caseId: of.caseId }, reader)) as { items: Line[] };
    expect(items).toMatchObject([{ lineId, may: [] }]);
    await expect(call("end-measure", { ...facts({ reason: "x" }), lineId }, reader)).rejects.toMatchObject(
      refusal("may-not"),
    );
  });

  it("no word that was written lies open in the database", async () => {
    const of = await ground.newCase();
    await granted(of, "pseudonym", { details: { pseudonym: "CANARY-PSEUDONYM" } });
    await assess(of);
    await askTelling(of, { said: { through: "CANARY-THROUGH", neutral: "", hours: "" } });
    const owner = await ground.kernel.database.owner();
    try {
      await owner.query("select set_config('palermo.maintenance', 'on', false)");
      for (const table of ["line", "line_act", "risk", "telling"]) {
        const { rows } = await owner.query(
          `select coalesce(string_agg(t::text, ' '), '') as all from court.${table} t`,
        );
        expect(rows[0].all.length).toBeGreaterThan(50);
        expect(rows[0].all).not.toMatch(/CANARY|43414e415259/);
      }
    } finally {
      await owner.end();
    }
  });
});

describe("a protective measure", () => {
  it("is requested, opposed, granted by the court, carried out and ended, and every act stays with its author", async () => {
    const of = await ground.newCase();
    const lineId = await request(of, "closed-hearing");
    await call("oppose-measure", { ...facts({ reason: "The defence wants an open hearing" }), lineId });
    await call("grant-measure", { ...facts(), lineId }, ground.clerk);
    await call("carry-out-measure", { ...facts(), lineId });
    const ended = (await call("end-measure", { ...facts({ reason: "testimony given" }), lineId })) as Line;
    expect(ended.acts.map(({ act }) => act)).toEqual([
      ...["requested", "opposed", "granted", "carried-out", "ended"],
    ]);
    expect(ended).toMatchObject({ state: "ended", standing: false, personCode: of.witness.personCode });
    expect(ended.may).toContain("request-measure");
    expect(ended.acts[1]).toMatchObject({ reason: "The defence wants an open hearing" });
  });

  it("is not carried out before it was granted, not granted twice, not refused without a reason", async () => {
    const of = await ground.newCase();
    const lineId = await request(of, "screen");
    await expect(call("carry-out-measure", { ...facts(), lineId })).rejects.toMatchObject(
      refusal("out-of-order"),
    );
    await expect(call("refuse-measure", { ...facts(), lineId })).rejects.toMatchObject(refusal("say-why"));
    await expect(call("grant-measure", { ...facts({ on: ground.inDays(2) }), lineId })).rejects.toMatchObject(
      refusal("not-yet"),
    );
    await expect(
      call("grant-measure", { ...facts({ on: ground.inDays(-1) }), lineId }),
    ).rejects.toMatchObject(refusal("before-the-last"));
    await call("grant-measure", { ...facts(), lineId });
    await expect(call("grant-measure", { ...facts(), lineId })).rejects.toMatchObject(
      refusal("out-of-order"),
    );
    await expect(call("grant-measure", { ...facts({ on: "2026-02-30" }), lineId })).rejects.toMatchObject({
      code: "bad-input",
    });
  });

  it("decided by two at once is decided once", async () => {
    const of = await ground.newCase();
    const lineId = await request(of, "screen");
    const done = await Promise.allSettled([
      call("grant-measure", { ...facts(), lineId }),
      call("refuse-measure", { ...facts({ reason: "not needed" }), lineId }, ground.clerk),
    ]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { items } = (await call("list-measures", { caseId: of.caseId })) as { items: Line[] };
    expect(items[0]?.acts).toHaveLength(2);
  });

  it("an act written wrongly is struck with its reason, and the state is what it was; the first act cannot go while others follow", async () => {
    const of = await ground.newCase();
    const lineId = await request(of, "screen");
    const { acts } = (await call("grant-measure", { ...facts(), lineId })) as Line;
    const [first, second] = acts;
    await expect(
      call("strike-measure-act", { lineId, actId: first?.actId, reason: "x" }),
    ).resolves.toMatchObject({ state: "granted" });
    await expect(
      call("strike-measure-act", { lineId, actId: second?.actId, reason: "x" }),
    ).rejects.toMatchObject(refusal("others-follow"));
    const other = await request(of, "screen");
    const after = (await call("grant-measure", { ...facts(), lineId: other })) as Line;
    const struck = (await call("strike-measure-act", {
      ...{ lineId: other, actId: after.acts[1]?.actId, reason: "wrong line" },
    })) as Line;
    expect(struck).toMatchObject({ state: "requested", standing: false });
    expect(struck.acts[1]?.struck).toMatchObject({ reason: "wrong line" });
  });

  it("[X7] of protection programmes keeps the liaison unit and nothing of where; not by a later act either", async () => {
    const of = await ground.newCase();
    const begin = { caseId: of.caseId, what: "relocation", participantId: of.witness.participantId };
    const id = () => ({ ...facts(), lineId: randomUUID() });
    for (const details of [{ arrangements: "house by the lake" }, { country: "NG" }])
      await expect(call("request-measure", { ...id(), begin: { ...begin, details } })).rejects.toMatchObject(
        refusal("programme-only"),
      );
    const lineId = await granted(of, "relocation", { details: { liaisonUnit: "Unit 7", family: 2 } });
    await expect(
      call("carry-out-measure", { ...facts(), lineId, details: { arrangements: "by the lake" } }),
    ).rejects.toMatchObject(refusal("programme-only"));
  });

  it("is for somebody in this case alone", async () => {
    const [of, other] = [await ground.newCase(), await ground.newCase()];
    const begin = {
      caseId: of.caseId,
      what: "screen",
      participantId: other.witness.participantId,
      details: {},
    };
    await expect(call("request-measure", { ...facts(), lineId: randomUUID(), begin })).rejects.toMatchObject(
      refusal("not-in-case"),
    );
  });
});

describe("a hearing", () => {
  it("is not listed without naming every measure that stands, nor with one that has ended", async () => {
    const of = await ground.newCase();
    const proceedingId = await ground.newProceeding(of.caseId);
    const day = ground.inDays(30);
    const one = await granted(of, "screen");
    const two = await granted(of, "closed-hearing");
    await request(of, "live-link", { details: { country: "NG" } });
    for (const standing of [[], [one], [one, two, randomUUID()]])
      await expect(ground.newHearing(proceedingId, day, standing)).rejects.toMatchObject(
        refusal("measures-not-named"),
      );
    const hearingId = await ground.newHearing(proceedingId, day, [two, one]);
    expect((await show(of.caseId)).hearings).toMatchObject([
      { hearingId, measures: expect.arrayContaining([expect.objectContaining({ lineId: one })]) },
    ]);
    await call("end-measure", { ...facts({ reason: "not wished any more" }), lineId: one });
    await expect(ground.newHearing(proceedingId, day, [one, two])).rejects.toMatchObject(
      refusal("measures-not-named"),
    );
  });

  it("shows what stands for it alone, and not at another", async () => {
    const of = await ground.newCase();
    const proceedingId = await ground.newProceeding(of.caseId);
    const first = await ground.newHearing(proceedingId, ground.inDays(10));
    const second = await ground.newHearing(proceedingId, ground.inDays(11));
    const lineId = await granted(of, "screen", { hearingId: second });
    const { hearings } = await show(of.caseId);
    expect(hearings.find((one) => one.hearingId === first)?.measures).toEqual([]);
    expect(hearings.find((one) => one.hearingId === second)?.measures).toMatchObject([{ lineId }]);
  });

  it("[K4] is amber within seven days for a witness who is not prepared, and ready when all is settled", async () => {
    const of = await ground.newCase();
    const proceedingId = await ground.newProceeding(of.caseId);
    const hearingId = await ground.newHearing(proceedingId, ground.inDays(5));
    const far = await ground.newHearing(proceedingId, ground.inDays(40));
    const input = { caseId: of.caseId, participantId: of.witness.participantId };
    const answers = { "court-visit": "done", explanation: "done" };
    await expect(
      call("prepare-witness", { ...input, hearingId: randomUUID(), answers }),
    ).rejects.toMatchObject(refusal("no-such-hearing"));
    expect(await call("prepare-witness", { ...input, hearingId, answers })).toMatchObject({ state: "amber" });
    expect(await call("prepare-witness", { ...input, hearingId: far, answers })).toMatchObject({
      state: "open",
    });
    const rest = { advocate: "done", interpreter: "not-needed", breaks: "done" };
    expect(await call("prepare-witness", { ...input, hearingId, answers: rest })).toMatchObject({
      state: "ready",
      answers: { ...answers, ...rest },
    });
  });
});

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

describe("when a person is erased", () => {
  it("nothing of their protection is left, neither row nor history", async () => {
    const of = await ground.newCase();
    await granted(of, "screen");
    await assess(of);
    await askTelling(of, { topics: ["release"] });
    await call("raise-notice", { caseId: of.caseId, topic: "release", happensOn: ground.today() });
    const left = async () => {
      const owner = await ground.kernel.database.owner();
      try {
        await owner.query("select set_config('palermo.maintenance', 'on', false)");
        const counts: Record<string, number> = {};
        for (const table of ["line", "line_act", "risk", "telling", "notice"])
          for (const from of [`court.${table}`, `history.court_${table}`]) {
            const text = `select count(*)::int as n from ${from} where dossier_id = $1`;
            counts[from] = (await owner.query(text, [of.caseId])).rows[0].n;
          }
        return counts;
      } finally {
        await owner.end();
      }
    };
    expect(Object.values(await left()).every((n) => n > 0)).toBe(true);
    await ground.call("person.erase-person", { personId: of.witness.personId, ground: "asked-by-person" });
    expect(Object.values(await left())).toEqual(Array(10).fill(0));
  });
});
