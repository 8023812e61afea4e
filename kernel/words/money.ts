import { z } from "zod";

/** An amount as decimal text (never a float) with its ISO 4217 currency; fits `numeric(20,4)`. */
export const Money = z
  .object({
    amount: z
      .string()
      .regex(/^-?\d{1,16}(\.\d{1,4})?$/, "a decimal number with at most four digits after the point"),
    currency: z.string().regex(/^[A-Z]{3}$/, "a currency code of three capital letters (ISO 4217)"),
  })
  .describe("An amount of money");
export type Money = z.infer<typeof Money>;

/** The amount as the language writes it, e.g. `1 200,50 €` in French; the digits are never rounded. */
export function formatMoney(money: Money, lang: string): string {
  const digits = money.amount.split(".")[1]?.length ?? 0;
  return new Intl.NumberFormat(lang, {
    style: "currency",
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.max(digits, 0),
  }).format(money.amount as Intl.StringNumericLiteral);
}
