import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueDay, standingOf } from "../outcome/arrears.ts";
import { leftOf } from "./fund.ts";
import { amountOf, sumOf, unitsOf } from "./units.ts";

const eur = (amount: string) => ({ amount, currency: "EUR" });

describe("amounts", () => {
  it("come back as they went in, at any size that the database holds", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }), (units) => {
        expect(unitsOf({ amount: amountOf(units) })).toBe(units);
      }),
      { numRuns: 300 },
    );
    expect(amountOf(10_050n)).toBe("1.005");
    expect(amountOf(-5n)).toBe("-0.0005");
  });

  it("are summed exactly, and never across currencies", () => {
    expect(sumOf([eur("0.1"), eur("0.2"), { amount: "5", currency: "USD" }])).toEqual([
      eur("0.30"),
      { amount: "5.00", currency: "USD" },
    ]);
  });
});

describe("what is owed", () => {
  const owed = { ordered: eur("1000"), instalments: 3, firstDue: "2026-01-31", paid: [] };

  it("is due on the same day of each month, on its last day where there is none", () => {
    expect([0, 1, 2, 13].map((part) => dueDay("2026-01-31", part))).toEqual([
      ...["2026-01-31", "2026-02-28", "2026-03-31", "2027-02-28"],
    ]);
    expect(dueDay("2028-01-30", 1)).toBe("2028-02-29");
  });

  it("tells arrears of the parts that were due, the last part with what does not divide", () => {
    expect(standingOf({ ...owed, today: "2026-01-30" })).toMatchObject({
      arrears: eur("0.00"),
      nextDue: "2026-01-31",
    });
    expect(standingOf({ ...owed, paid: [eur("200")], today: "2026-02-28" })).toMatchObject({
      paid: eur("200.00"),
      rest: eur("800.00"),
      arrears: eur("466.6666"),
      nextDue: "2026-03-31",
    });
    expect(standingOf({ ...owed, today: "2026-04-01" })).toMatchObject({
      arrears: eur("1000.00"),
      nextDue: null,
    });
  });

  it("does not take another currency for a payment, nor shows less than nothing", () => {
    const paid = [{ amount: "1000", currency: "USD" }];
    expect(standingOf({ ...owed, paid, today: "2026-05-01" }).arrears).toEqual(eur("1000.00"));
    expect(standingOf({ ...owed, paid: [eur("900")], today: "2026-02-01" }).arrears).toEqual(eur("0.00"));
  });
});

describe("what may still be given on", () => {
  const act = (name: string, amount: string | null) => ({
    act: name,
    amount: amount === null ? null : eur(amount),
  });

  it("is the proceeds less what the fund has, and of the fund's share what no return has had", () => {
    const acts = [act("seized", "900"), act("confiscated", "800"), act("sold", "500"), act("to-fund", "200")];
    expect(leftOf(acts, "to-fund")).toEqual(eur("300.00"));
    expect(leftOf([...acts, act("to-returns", "150")], "to-returns")).toEqual(eur("50.00"));
    expect(leftOf(acts.slice(0, 2), "to-fund")).toEqual(eur("800.00"));
  });

  it("is nothing before a confiscation or a share, and has no bound for other acts", () => {
    expect(leftOf([act("seized", "900")], "to-fund")).toEqual({ amount: "0.00", currency: "XXX" });
    expect(leftOf([act("confiscated", "9")], "to-returns")?.amount).toBe("0.00");
    expect(leftOf([act("seized", "900")], "sold")).toBeNull();
  });
});
