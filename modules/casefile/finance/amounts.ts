/** Exact sums of money: ten-thousandths as whole numbers, as in `numeric(20,4)`. Never a float. */
export function unitsOf(amount: string): bigint {
  const found = /^(-?)(\d{1,16})(?:\.(\d{1,4}))?$/.exec(amount);
  if (found === null) throw new Error(`no amount: ${amount}`);
  const [, sign, whole = "0", part = ""] = found;
  const units = BigInt(whole) * 10_000n + BigInt(part.padEnd(4, "0"));
  return sign === "-" ? -units : units;
}

/** The decimal text of an exact sum, with two digits after the point or as many as it needs. */
export function amountOf(units: bigint): string {
  const sign = units < 0n ? "-" : "";
  const size = units < 0n ? -units : units;
  const part = String(size % 10_000n)
    .padStart(4, "0")
    .replace(/0{1,2}$/, "");
  return `${sign}${size / 10_000n}.${part}`;
}

/**
 * An amount as banks write it: `1234.5`, `1,234.50`, `1.234,50`, `1 234,50`. Null for what is no positive amount, and for
 * what could be read in two ways, such as `1.234` or `1,234`: a guess would be a thousand times wrong.
 */
export function readAmount(text: string): string | null {
  const plain = text.trim().replace(/[\s\u00A0\u202F']/g, "");
  const decimal = /^(\d{1,16})(?:[.,](\d{1,2}|\d{4}))?$/.exec(plain);
  const grouped =
    /^(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,4}))$/.exec(plain) ??
    /^(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,4}))$/.exec(plain) ??
    /^(\d{1,3}(?:,\d{3}){2,})$/.exec(plain) ??
    /^(\d{1,3}(?:\.\d{3}){2,})$/.exec(plain);
  const found = decimal ?? grouped;
  if (found === null) return null;
  const whole = (found[1] ?? "").replace(/[.,]/g, "");
  const part = found[2];
  const amount = `${whole.replace(/^0+(?=\d)/, "")}${part === undefined ? "" : `.${part}`}`;
  return whole.length > 16 || unitsOf(amount) === 0n ? null : amount;
}
