import { z } from "zod";
import { Money } from "#kernel/words";

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** Whether these three letters are a currency of ISO 4217. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

export const means = [
  "bank",
  "mobile-money",
  "cash",
  "crypto",
  "informal-transfer",
  "card",
  "other",
] as const;

/** What of a transfer is sealed. Names of holders as the papers write them. */
export const TransferWords = z.object({
  from: z.string().trim().min(1).max(200),
  to: z.string().trim().min(1).max(200),
  means: z.enum(means).nullable().default(null),
  purpose: z.string().trim().max(500).default(""),
  reference: z.string().trim().max(100).default(""),
});
export type TransferWords = z.infer<typeof TransferWords>;

export const Amount = Money.refine(({ amount }) => Number(amount) > 0, {
  path: ["amount"],
  error: "an amount above zero",
}).refine(({ currency }) => isCurrency(currency), {
  path: ["currency"],
  error: "a currency code of ISO 4217, such as EUR",
});

export const Transfer = TransferWords.extend({
  transferId: z.uuid(),
  caseId: z.uuid(),
  madeOn: z.string(),
  amount: Money,
  imported: z.boolean(),
  may: z.array(z.enum(["remove-transfer"])),
});
export type Transfer = z.infer<typeof Transfer>;

/** Money from one holder to another, all in one currency. */
export const Flow = z.object({ from: z.string(), to: z.string(), amount: z.string(), transfers: z.int() });
export type Flow = z.infer<typeof Flow>;
export const FlowsOfCurrency = z.object({
  currency: z.string(),
  amount: z.string(),
  transfers: z.int(),
  first: z.string(),
  last: z.string(),
  flows: z.array(Flow),
  /** What went in and out at each holder, the largest turnover first. */
  holders: z.array(z.object({ holder: z.string(), received: z.string(), sent: z.string() })),
});
export type FlowsOfCurrency = z.infer<typeof FlowsOfCurrency>;
