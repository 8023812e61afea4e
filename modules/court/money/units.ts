import type { Money } from "#kernel/words";

/** Amounts are summed in ten-thousandths as whole numbers, so that no part is ever lost to floating point. */
export function unitsOf({ amount }: Pick<Money, "amount">): bigint {
  const [whole = "0", part = ""] = amount.replace("-", "").split(".");
  const units = BigInt(whole) * 10_000n + BigInt(part.padEnd(4, "0"));
  return amount.startsWith("-") ? -units : units;
}

/** The decimal text of an amount in ten-thousandths, with two digits at least. */
export function amountOf(units: bigint): string {
  const size = units < 0n ? -units : units;
  const part = String(size % 10_000n)
    .padStart(4, "0")
    .replace(/0{1,2}$/, "");
  return `${units < 0n ? "-" : ""}${size / 10_000n}.${part}`;
}

/** Sums by currency; currencies are never mixed. */
export function sumOf(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, bigint>();
  for (const one of amounts) sums.set(one.currency, (sums.get(one.currency) ?? 0n) + unitsOf(one));
  return [...sums]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([currency, units]) => ({ amount: amountOf(units), currency }));
}
