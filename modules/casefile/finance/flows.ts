import { amountOf, unitsOf } from "./amounts.ts";
import type { FlowsOfCurrency } from "./transfer.ts";

type Moved = {
  readonly from: string;
  readonly to: string;
  readonly madeOn: string;
  readonly amount: { readonly amount: string; readonly currency: string };
};
type Sum = { units: bigint; transfers: number };

/** Holders are the same when their names differ only in case and spaces. */
function keyOf(holder: string): string {
  return holder.normalize("NFKC").trim().replace(/\s+/g, " ").toLocaleLowerCase("en");
}

/** What moved between whom, added up exactly and apart by currency: amounts of two currencies are never added. */
export function flowsOf(transfers: readonly Moved[]): FlowsOfCurrency[] {
  const byCurrency = Map.groupBy(transfers, ({ amount }) => amount.currency);
  return [...byCurrency]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([currency, moved]) => flowsIn(currency, moved));
}

function flowsIn(currency: string, moved: readonly Moved[]): FlowsOfCurrency {
  const names = new Map<string, string>();
  const edges = new Map<string, Sum & { from: string; to: string }>();
  const holders = new Map<string, { received: bigint; sent: bigint }>();
  let total = 0n;
  const nameOf = (holder: string) => {
    const key = keyOf(holder);
    const name = names.get(key) ?? holder.trim();
    names.set(key, name);
    return name;
  };
  const at = (holder: string) => {
    const held = holders.get(holder) ?? { received: 0n, sent: 0n };
    holders.set(holder, held);
    return held;
  };
  for (const one of moved) {
    const [from, to] = [nameOf(one.from), nameOf(one.to)];
    const units = unitsOf(one.amount.amount);
    const key = JSON.stringify([from, to]);
    const edge = edges.get(key) ?? { from, to, units: 0n, transfers: 0 };
    edge.units += units;
    edge.transfers += 1;
    edges.set(key, edge);
    at(from).sent += units;
    at(to).received += units;
    total += units;
  }
  const days = moved.map(({ madeOn }) => madeOn).sort();
  const larger = (a: bigint, b: bigint) => (a === b ? 0 : a > b ? -1 : 1);
  return {
    currency,
    amount: amountOf(total),
    transfers: moved.length,
    first: days[0] ?? "",
    last: days.at(-1) ?? "",
    flows: [...edges.values()]
      .sort((a, b) => larger(a.units, b.units))
      .map(({ from, to, units, transfers }) => ({ from, to, amount: amountOf(units), transfers })),
    holders: [...holders]
      .sort(([, a], [, b]) => larger(a.received + a.sent, b.received + b.sent))
      .map(([holder, { received, sent }]) => ({
        holder,
        received: amountOf(received),
        sent: amountOf(sent),
      })),
  };
}
