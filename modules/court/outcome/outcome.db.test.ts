import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import type { Line } from "../lines/line.ts";
import { type CourtGround, openCourtGround, type WitnessCase } from "../lines/test-ground.ts";
import type { Verdict } from "./verdict.ts";

let ground: CourtGround;
beforeAll(async () => {
  ground = await openCourtGround();
});
afterAll(() => ground?.kernel.close());

const call = (name: string, input: unknown, who?: TestAccount) => ground.call(`court.${name}`, input, who);
const eur = (amount: string) => ({ amount, currency: "EUR" });
const facts = (more: object = {}) => ({ actId: randomUUID(), on: ground.today(), by: "Court", ...more });
const refusal = (code: string) => ({ detail: { refusal: code } });
const notFound = { code: "not-found" };

async function charged(): Promise<WitnessCase & { chargeId: string }> {
  const of = await ground.newCase();
  const chargeId = await ground.newCharge(of, await ground.newProceeding(of.caseId), ground.inDays(-9));
  return { ...of, chargeId };
}
const verdict = (chargeId: string, more: object = {}) => ({
  ...{ verdictId: randomUUID(), chargeId, verdict: "guilty", on: ground.inDays(-2), courtId: ground.courtId },
  ...{ indicated: "trafficking", convicted: "trafficking", imprisonmentMonths: 60 },
  ...more,
});

async function ordered(of: WitnessCase, amount = "1200", instalments = 12): Promise<string> {
  const lineId = randomUUID();
  const details = { instalments, firstDue: ground.inDays(-40) };
  const begin = { caseId: of.caseId, what: "compensation", participantId: of.witness.participantId, details };
  await call("order-payment", { ...facts({ on: ground.inDays(-60), amount: eur(amount) }), lineId, begin });
  return lineId;
}

describe("who may", () => {
  it("a stranger gets nothing, and police, who keep the case, see no verdict, no order and no asset", async () => {
    const of = await charged();
    const lineId = await ordered(of);
    const { verdictId } = (await call("record-verdict", verdict(of.chargeId))) as Verdict;
    for (const who of [ground.stranger, ground.police]) {
      for (const name of ["show-outcome", "show-money", "list-orders", "list-assets"])
        await expect(call(name, { caseId: of.caseId }, who)).rejects.toMatchObject(notFound);
      await expect(call("record-verdict", verdict(of.chargeId), who)).rejects.toMatchObject(notFound);
      await expect(call("strike-verdict", { verdictId, reason: "x" }, who)).rejects.toMatchObject(notFound);
      await expect(
        call("record-payment", { ...facts({ amount: eur("1") }), lineId }, who),
      ).rejects.toMatchObject(notFound);
    }
    expect(await call("list-downgrades", {}, ground.stranger)).toEqual({ items: [], byCourt: [] });
    await expect(call("list-downgrades", {}, ground.police)).rejects.toMatchObject(notFound);
    expect(await call("show-fund", {}, ground.stranger)).toMatchObject({ given: [], years: [] });
  });
});

describe("a verdict", () => {
  it("stands for one count beside the range of the law; that on appeal takes its place, and comes back when that is struck", async () => {
    const { caseId, chargeId, accused } = await charged();
    const first = (await call("record-verdict", verdict(chargeId, { reasons: "CANARY" }))) as Verdict;
    expect(first).toMatchObject({
      ...{ count: 1, accusedCode: accused.personCode, charged: "trafficking", courtName: "Court of Veridia" },
      ...{ range: { leastMonths: 36, mostMonths: 144 }, downgraded: false, reasons: "CANARY" },
    });
    const appeal = { verdict: "not_guilty", convicted: "none", imprisonmentMonths: null, on: ground.today() };
    const second = (await call("record-verdict", verdict(chargeId, appeal), ground.clerk)) as Verdict;
    const states = async () => {
      const { verdicts } = (await call("show-outcome", { caseId })) as { verdicts: Verdict[] };
      return Object.fromEntries(verdicts.map((one) => [one.verdictId, one.state]));
    };
    expect(await states()).toEqual({ [first.verdictId]: "replaced", [second.verdictId]: "stands" });
    await call("strike-verdict", { verdictId: second.verdictId, reason: "of another case" });
    expect(await states()).toEqual({ [first.verdictId]: "stands", [second.verdictId]: "struck" });
  });

  it("is refused before the charge, before the verdict that stands, and for a count that was withdrawn", async () => {
    const { chargeId } = await charged();
    await expect(call("record-verdict", verdict(chargeId, { on: ground.inDays(-10) }))).rejects.toMatchObject(
      refusal("before-the-charge"),
    );
    await call("record-verdict", verdict(chargeId));
    await expect(call("record-verdict", verdict(chargeId, { on: ground.inDays(-3) }))).rejects.toMatchObject(
      refusal("before-the-verdict"),
    );
    const other = await charged();
    await call("withdraw-charge", { chargeId: other.chargeId, reason: "evidence is missing" });
    await expect(call("record-verdict", verdict(other.chargeId))).rejects.toMatchObject(
      refusal("charge-withdrawn"),
    );
  });

  it("[K6] that became a labour offence stands in the ledger with its reason, by court, for who may open the case alone", async () => {
    const { chargeId } = await charged();
    const lesser = verdict(chargeId, { convicted: "labour" });
    await expect(call("record-verdict", lesser)).rejects.toMatchObject(refusal("downgrade-without-reason"));
    await call("record-verdict", { ...lesser, downgradeReason: "The means were not proved." });
    const ledger = (await call("list-downgrades", {})) as {
      items: Verdict[];
      byCourt: { courtName: string; downgraded: number; verdicts: number }[];
    };
    expect(ledger.items).toMatchObject([
      { chargeId, convicted: "labour", downgradeReason: "The means were not proved." },
    ]);
    expect(ledger.byCourt).toMatchObject([{ courtName: "Court of Veridia", downgraded: 1 }]);
    expect(ledger.byCourt[0]?.verdicts).toBeGreaterThan(1);
  });
});

describe("what was ordered to be paid", () => {
  it("is paid in instalments, shows what is overdue, and is never paid beyond what was ordered", async () => {
    const of = await ground.newCase();
    const lineId = await ordered(of);
    type Owed = { orders: { owed: { paid: object; rest: object; arrears: { amount: string } } | null }[] };
    const owed = async () => ((await call("show-outcome", { caseId: of.caseId })) as Owed).orders[0]?.owed;
    const before = await owed();
    expect(Number(before?.arrears.amount)).toBeGreaterThanOrEqual(100);
    await call("record-payment", { ...facts({ amount: eur("1000.50") }), lineId });
    expect(await owed()).toMatchObject({ paid: eur("1000.50"), rest: eur("199.50"), arrears: eur("0.00") });
    for (const amount of [eur("199.51"), { amount: "1", currency: "USD" }])
      await expect(call("record-payment", { ...facts({ amount }), lineId })).rejects.toMatchObject(
        refusal("more-than-is-left"),
      );
    await expect(call("record-payment", { ...facts(), lineId })).rejects.toMatchObject(
      refusal("say-how-much"),
    );
    for (const amount of ["-5", "0"])
      await expect(
        call("record-payment", { ...facts({ amount: eur(amount) }), lineId }),
      ).rejects.toMatchObject(refusal("not-more-than-nothing"));
    await call("set-aside-order", { ...facts({ reason: "appeal allowed" }), lineId });
    expect(await owed()).toBeNull();
  });

  it("stays, without the person, when the person is erased", async () => {
    const of = await ground.newCase();
    await ordered(of);
    await ground.call("person.erase-person", { personId: of.witness.personId, ground: "asked-by-person" });
    const { items } = (await call("list-orders", { caseId: of.caseId })) as { items: Line[] };
    expect(items).toMatchObject([{ personCode: null, participantId: null, amount: eur("1200.00") }]);
  });
});

describe("an asset", () => {
  it("is frozen, seized, confiscated and sold; no more goes to the fund than it brought, no more to returns than the fund has", async () => {
    const of = await ground.newCase();
    const lineId = randomUUID();
    const begin = { caseId: of.caseId, what: "vehicle", details: { described: "White van CANARY" } };
    await call("freeze-asset", { ...facts({ amount: eur("9000") }), lineId, begin });
    await call("seize-asset", { ...facts(), lineId });
    await expect(call("sell-asset", { ...facts({ amount: eur("1") }), lineId })).rejects.toMatchObject(
      refusal("out-of-order"),
    );
    await call("confiscate-asset", { ...facts({ amount: eur("8000") }), lineId });
    await call("sell-asset", { ...facts({ amount: eur("6000") }), lineId });
    const share = (verb: string, amount: string) => call(verb, { ...facts({ amount: eur(amount) }), lineId });
    await expect(share("finance-returns", "1")).rejects.toMatchObject(refusal("more-than-is-left"));
    await expect(share("share-asset", "6000.01")).rejects.toMatchObject(refusal("more-than-is-left"));
    await share("share-asset", "4000");
    await expect(share("share-asset", "2000.01")).rejects.toMatchObject(refusal("more-than-is-left"));
    await share("finance-returns", "1500");
    const { sums } = (await call("show-money", { caseId: of.caseId })) as {
      sums: { sum: string; amounts: object[] }[];
    };
    expect(Object.fromEntries(sums.map(({ sum, amounts }) => [sum, amounts]))).toEqual({
      held: [],
      confiscated: [eur("8000.00")],
      sold: [eur("6000.00")],
      "to-fund": [eur("4000.00")],
      "to-returns": [eur("1500.00")],
    });
    expect(await call("show-fund", {})).toMatchObject({
      given: [eur("4000.00")],
      returns: [eur("1500.00")],
      left: [eur("2500.00")],
      years: [{ year: Number(ground.today().slice(0, 4)) }],
      // A sale takes the place of the value at confiscation.
      proceeds: [eur("6000.00")],
      shares: [{ currency: "EUR", ofProceeds: 0.6666, ofGiven: 0.375 }],
      cases: 1,
    });
    expect(await call("show-fund", { currency: "USD" })).toMatchObject({ years: [], currencies: ["EUR"] });
    const { base64 } = (await call("export-fund", {})) as { base64: string };
    expect(Buffer.from(base64, "base64").toString()).toContain("6000.00,EUR");
    await expect(call("export-fund", {}, ground.police)).rejects.toMatchObject(notFound);
  });
});
