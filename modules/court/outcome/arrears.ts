import type { Money } from "#kernel/words";
import { amountOf, unitsOf } from "../money/units.ts";

export type Owed = {
  readonly ordered: Money;
  readonly instalments: number;
  readonly firstDue: string;
  readonly paid: readonly Money[];
  readonly today: string;
};
export type Standing = {
  readonly paid: Money;
  readonly rest: Money;
  /** What was due by today and is not paid. */
  readonly arrears: Money;
  /** Day of the next part that is not yet due; null when every part was. */
  readonly nextDue: string | null;
};

/** The day on which the part with this number (from 0) is due: the same day of each month, its last one where there is none. */
export function dueDay(firstDue: string, part: number): string {
  const [year = 0, month = 1, day = 1] = firstDue.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + part, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}

/** How an order to pay stands today. Equal parts; what does not divide falls on the last one. Only its own currency counts. */
export function standingOf({ ordered, instalments, firstDue, paid, today }: Owed): Standing {
  const { currency } = ordered;
  const total = unitsOf(ordered);
  const got = paid.filter((one) => one.currency === currency).reduce((sum, one) => sum + unitsOf(one), 0n);
  let due = 0;
  while (due < instalments && dueDay(firstDue, due) <= today) due += 1;
  const owed = due === instalments ? total : (total / BigInt(instalments)) * BigInt(due);
  const money = (units: bigint): Money => ({ amount: amountOf(units > 0n ? units : 0n), currency });
  return {
    paid: money(got),
    rest: money(total - got),
    arrears: money(owed - got),
    nextDue: due === instalments ? null : dueDay(firstDue, due),
  };
}
