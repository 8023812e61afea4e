import type { Money } from "#kernel/words";
import { amountOf, unitsOf } from "./units.ts";

type Act = { readonly act: string; readonly amount: Money | null };

/**
 * What may still be given on: of the proceeds (what a sale brought, else the value at confiscation) to the victims'
 * fund, and of the fund's share to returns. `null` when the act gives nothing on.
 */
export function leftOf(acts: readonly Act[], act: string): Money | null {
  const last = (wanted: string) => acts.findLast((one) => one.act === wanted && one.amount !== null)?.amount;
  const source = act === "to-fund" ? (last("sold") ?? last("confiscated")) : last("to-fund");
  if (act !== "to-fund" && act !== "to-returns") return null;
  if (source === undefined || source === null) return { amount: "0.00", currency: "XXX" };
  const same = acts.filter(({ amount }) => amount?.currency === source.currency);
  const total = (wanted: string) =>
    same.reduce((sum, one) => (one.act === wanted && one.amount ? sum + unitsOf(one.amount) : sum), 0n);
  const from = act === "to-fund" ? unitsOf(source) : total("to-fund");
  return { amount: amountOf(from - total(act)), currency: source.currency };
}
