import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Line } from "../lines/line.ts";
import { type CourtGround, openCourtGround } from "../lines/test-ground.ts";
import { protectionActs } from "./test-acts.ts";

let ground: CourtGround;
beforeAll(async () => {
  ground = await openCourtGround();
});
afterAll(() => ground?.kernel.close());

const { call, show, facts, request, granted, assess, askTelling } = protectionActs(() => ground);
const refusal = (code: string) => ({ detail: { refusal: code } });
const notFound = { code: "not-found" };

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

  it("[K4] asks of whom a hearing summons, and of every needed witness where it names nobody yet", async () => {
    const of = await ground.newCase();
    const { caseId, witness } = of;
    const proceedingId = await ground.newProceeding(caseId);
    const person = { identity: { names: { state: "known", value: [{ kind: "legal", given: "Ben" }] } } };
    const other = (await ground.call("casefile.add-participant", {
      ...{ caseId, participantId: randomUUID(), capacity: "victim_witness", person },
    })) as { participantId: string };
    for (const { participantId } of [witness, other])
      await call("decide-testimony", {
        ...{
          testimonyId: randomUUID(),
          caseId,
          participantId,
          decision: "needed",
          wish: "wants",
          risk: "low",
        },
        reason: "Saw who held the keys.",
      });
    const open = await ground.newHearing(proceedingId, ground.inDays(3));
    const named = randomUUID();
    await call("list-hearing", {
      ...{ eventId: named, proceedingId, day: ground.inDays(4), time: "10:00", measures: "None asked for." },
      summoned: [witness.participantId],
    });
    const { preparations } = await show(caseId);
    const asked = (hearing: string) =>
      preparations
        .filter(({ hearingId, state }) => hearingId === hearing && state === "amber")
        .map(({ participantId }) => participantId);
    expect(asked(named)).toEqual([witness.participantId]);
    expect(asked(open).sort()).toEqual([witness.participantId, other.participantId].sort());
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
