import { z } from "zod";
import { Money } from "#kernel/words";
import type { Content } from "./spec.ts";
import { ledgerLines } from "./specs/ledger.ts";

const Line = z.object({
  month: z.string(),
  entry: z.enum(ledgerLines),
  amount: Money,
  hours: z.number().optional(),
});

/** One month of a ledger: amounts as decimal numbers of the ledger's currency. */
export type LedgerMonth = {
  readonly month: string;
  readonly due: number;
  readonly paid: number;
  readonly charged: number;
  readonly deducted: number;
  readonly hours: number;
  /** What the person is said to owe at the end of the month. */
  readonly debt: number;
};

export type LedgerReading = {
  readonly currency: string;
  readonly months: readonly LedgerMonth[];
  readonly due: number;
  readonly paid: number;
  /** Wage due by law that was not paid. */
  readonly unpaid: number;
  readonly charged: number;
  readonly deducted: number;
  readonly debt: number;
  /** In the months seen, the debt never fell although the person worked it off: at this pace it could not be repaid. */
  readonly neverRepaid: boolean;
};

/**
 * Debts and wages month by month (C5). Advances, fees and interest make the debt; deductions take from it. It could never
 * be repaid when, over at least two months with work or deductions, what was charged is not less than what was taken off.
 * Null for a ledger without lines, or in several currencies: those are not added up.
 */
export function readLedger(content: Content): LedgerReading | null {
  const lines = z.array(Line).catch([]).parse(content.lines);
  const currency = lines[0]?.amount.currency;
  if (currency === undefined || lines.some(({ amount }) => amount.currency !== currency)) return null;
  const names = [...new Set(lines.map(({ month }) => month))].sort();
  let debt = 0;
  const months = names.map((month): LedgerMonth => {
    const of = (...entries: (typeof ledgerLines)[number][]) =>
      rounded(
        lines
          .filter((line) => line.month === month && entries.includes(line.entry))
          .reduce((sum, { amount }) => sum + Number(amount.amount), 0),
      );
    const charged = of("advance", "fee", "interest");
    const deducted = of("deduction");
    debt = rounded(debt + charged - deducted);
    const hours = lines
      .filter((line) => line.month === month)
      .reduce((sum, line) => sum + (line.hours ?? 0), 0);
    return { month, due: of("wage-due"), paid: of("paid"), charged, deducted, hours, debt };
  });
  const sum = (of: (month: LedgerMonth) => number) =>
    rounded(months.reduce((all, month) => all + of(month), 0));
  const working = months.filter(({ due, deducted, hours }) => due > 0 || deducted > 0 || hours > 0);
  const first = working[0];
  const last = working.at(-1);
  const neverRepaid =
    first !== undefined &&
    last !== undefined &&
    working.length >= 2 &&
    last.debt > 0 &&
    last.debt >= first.debt;
  return {
    currency,
    months,
    due: sum(({ due }) => due),
    paid: sum(({ paid }) => paid),
    unpaid: Math.max(0, rounded(sum(({ due }) => due) - sum(({ paid }) => paid))),
    charged: sum((month) => month.charged),
    deducted: sum((month) => month.deducted),
    debt,
    neverRepaid,
  };
}

function rounded(amount: number): number {
  return Math.round(amount * 10_000) / 10_000;
}
