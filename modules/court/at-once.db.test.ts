import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Charge } from "./charges/charge.ts";
import { reviseCharge } from "./charges/revise-charge.ts";
import type { Line } from "./lines/line.ts";
import { type CourtGround, openCourtGround } from "./lines/test-ground.ts";
import type { Verdict } from "./outcome/verdict.ts";
import type { CourtFile } from "./proceedings/get-court-file.ts";
import { protectionActs } from "./protection/test-acts.ts";

let ground: CourtGround;
beforeAll(async () => {
  ground = await openCourtGround();
});
afterAll(() => ground?.kernel.close());
const { call, facts } = protectionActs(() => ground);

async function chargedCase() {
  const of = await ground.newCase();
  const proceedingId = await ground.newProceeding(of.caseId);
  return { ...of, proceedingId, chargeId: await ground.newCharge(of, proceedingId) };
}
const fileOf = async (caseId: string, who = ground.prosecutor) =>
  (await call("get-court-file", { caseId }, who)) as CourtFile;

describe("two at one moment", () => {
  it("who record a verdict on one count: one stands, the other is told that a verdict of this day is there", async () => {
    const { caseId, chargeId } = await chargedCase();
    const verdict = (imprisonmentMonths: number) => ({
      ...{ verdictId: randomUUID(), chargeId, verdict: "guilty", on: ground.today(), imprisonmentMonths },
      ...{ indicated: "trafficking", convicted: "trafficking" },
    });
    const answers = await Promise.allSettled([
      call("record-verdict", verdict(40)),
      call("record-verdict", verdict(60), ground.clerk),
    ]);
    const [refused] = answers.filter((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ detail: { refusal: "verdict-of-this-day" } });
    const [made] = answers.filter((one) => one.status === "fulfilled");
    const { verdicts } = (await call("show-outcome", { caseId })) as { verdicts: Verdict[] };
    expect(verdicts.map(({ verdictId, state }) => ({ verdictId, state }))).toEqual([
      { verdictId: (made?.value as Verdict | undefined)?.verdictId, state: "stands" },
    ]);
    await call("strike-verdict", { verdictId: verdicts[0]?.verdictId, reason: "Written for another count." });
    expect(await call("record-verdict", verdict(60))).toMatchObject({ state: "stands" });
  });

  it("who record an instalment never record more than was ordered", async () => {
    const { caseId } = await chargedCase();
    const lineId = randomUUID();
    const amount = (text: string) => ({ amount: text, currency: "EUR" });
    await call("order-payment", {
      ...{ ...facts(), lineId, amount: amount("1000") },
      begin: { caseId, what: "compensation", details: { firstDue: ground.today() } },
    });
    const pay = (who = ground.prosecutor) =>
      call("record-payment", { ...facts(), lineId, amount: amount("700") }, who);
    const done = await Promise.allSettled([pay(), pay(ground.clerk)]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = done.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ detail: { refusal: "more-than-is-left" } });
    const { items } = (await call("list-orders", { caseId })) as { items: Line[] };
    expect(items[0]?.acts.filter(({ act }) => act === "paid")).toHaveLength(1);
  });

  it("who amend one count: the second is told and shown what stands, nothing is lost", async () => {
    const { caseId, chargeId } = await chargedCase();
    const [before] = (await fileOf(caseId)).charges;
    if (before === undefined) throw new Error("the count has gone");
    const said = (particulars: string) => ({
      ...{ chargeId, provisionId: before.provision.id, participation: "principal" as const },
      ...{ victims: before.victims, particulars },
    });
    const amend = (particulars: string) =>
      ground.prosecutor.call(reviseCharge, said(particulars), { expects: before.version });
    const done = await Promise.allSettled([amend("Eleven workers"), amend("Twelve workers")]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = done.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    const won = done.find(({ status }) => status === "fulfilled") as PromiseFulfilledResult<Charge>;
    expect(lost.reason).toMatchObject({
      code: "stale",
      detail: { theirs: { particulars: won.value.particulars } },
    });
    expect((await fileOf(caseId)).charges[0]?.particulars).toBe(won.value.particulars);
  });
});

describe("what court staff summon from", () => {
  it("[K2] is whoever the prosecutor decided to need, by code; nobody before that", async () => {
    const { caseId, witness, proceedingId } = await chargedCase();
    expect((await fileOf(caseId, ground.clerk)).summonable).toEqual([]);
    const { participantId, personCode } = witness;
    await call("decide-testimony", {
      ...{ testimonyId: randomUUID(), caseId, participantId, decision: "needed", wish: "wants", risk: "low" },
      reason: "Nobody else saw who held the keys.",
    });
    const { summonable } = await fileOf(caseId, ground.clerk);
    expect(summonable).toEqual([{ participantId, personCode }]);
    const hearing = { eventId: randomUUID(), proceedingId, day: ground.inDays(20), time: "10:00" };
    await call(
      "list-hearing",
      { ...hearing, measures: "None asked for.", summoned: summonable.map((one) => one.participantId) },
      ground.clerk,
    );
    const [listed] =
      (await fileOf(caseId)).proceedings[0]?.events.filter(({ kind }) => kind === "hearing") ?? [];
    expect(listed?.content.summoned).toEqual([{ participantId, personCode }]);
    await expect(fileOf(caseId, ground.stranger)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a time in which limitation stood still", () => {
  it("is read with its reason, and gone when it is taken back", async () => {
    const { caseId, proceedingId } = await chargedCase();
    const suspensionId = randomUUID();
    const said = { suspensionId, proceedingId, starts: "2026-01-05", reason: "Fled abroad CANARY" };
    await call("suspend-limitation", said);
    expect((await fileOf(caseId)).suspensions).toEqual([
      { suspensionId, proceedingId, from: "2026-01-05", to: null, reason: "Fled abroad CANARY" },
    ]);
    await expect(call("drop-suspension", { suspensionId }, ground.clerk)).rejects.toMatchObject({
      code: "not-found",
    });
    await call("drop-suspension", { suspensionId });
    expect((await fileOf(caseId)).suspensions).toEqual([]);
  });
});
