import { keepLines } from "../lines/keep-lines.ts";
import { amountOf, unitsOf } from "../money/units.ts";
import { orderSpec } from "./order.ts";

/** Nobody pays more than was ordered: what is left bounds an instalment. */
export const keptOrders = keepLines(orderSpec, {
  left({ amount, currency }, acts, act) {
    if (act !== "paid" || amount === null || currency === null) return null;
    const paid = acts.flatMap((one) =>
      one.act === "paid" && one.amount !== null ? [unitsOf(one.amount)] : [],
    );
    return { amount: amountOf(paid.reduce((rest, one) => rest - one, unitsOf({ amount }))), currency };
  },
});
