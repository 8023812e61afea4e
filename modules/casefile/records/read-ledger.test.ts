import { describe, expect, it } from "vitest";
import { readLedger } from "./read-ledger.ts";

const line = (month: string, entry: string, amount: number, more: object = {}) => ({
  month,
  entry,
  amount: { amount: String(amount), currency: "EUR" },
  ...more,
});

describe("[C5] a ledger of debts and wages", () => {
  it("adds up by month what was due, paid, charged and taken off", () => {
    const reading = readLedger({
      lines: [
        line("2026-01", "advance", 3000),
        line("2026-02", "wage-due", 1500, { hours: 260 }),
        line("2026-02", "deduction", 1000),
        line("2026-02", "paid", 100),
        line("2026-03", "wage-due", 1500),
        line("2026-03", "deduction", 1000.5),
      ],
    });
    expect(reading?.months.map(({ month, debt }) => [month, debt])).toEqual([
      ["2026-01", 3000],
      ["2026-02", 2000],
      ["2026-03", 999.5],
    ]);
    expect(reading).toMatchObject({
      due: 3000,
      paid: 100,
      unpaid: 2900,
      deducted: 2000.5,
      neverRepaid: false,
    });
    expect(reading?.months[1]?.hours).toBe(260);
  });

  it("says when a debt could never be repaid: charges eat what is taken off", () => {
    const months = ["2026-01", "2026-02", "2026-03"];
    const lines = [
      line("2025-12", "advance", 2000),
      ...months.flatMap((month) => [
        line(month, "deduction", 300),
        line(month, "interest", 200),
        line(month, "fee", 150),
        line(month, "wage-due", 900),
      ]),
    ];
    expect(readLedger({ lines })).toMatchObject({ debt: 2150, neverRepaid: true });
  });

  it("is not read from nothing, nor added up across currencies", () => {
    expect(readLedger({ lines: [] })).toBeNull();
    const other = { ...line("2026-01", "fee", 1), amount: { amount: "1", currency: "USD" } };
    expect(readLedger({ lines: [line("2026-01", "fee", 1), other] })).toBeNull();
  });
});
