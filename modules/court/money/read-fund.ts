import { sql } from "kysely";
import { z } from "zod";
import type { QuestionContext } from "#kernel/action";
import { Money } from "#kernel/words";
import { amountOf, sumOf, unitsOf } from "./units.ts";

export const FundAsk = z.object({
  from: z.int().min(1900).max(2200).optional().describe("first year"),
  to: z.int().min(1900).max(2200).optional().describe("last year"),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "a currency's code of three letters, such as EUR")
    .optional(),
});
export type FundAsk = z.infer<typeof FundAsk>;

export const fundFlows = ["proceeds", "given", "returns"] as const;
const Flows = z.object({
  proceeds: z.array(Money).describe("what sales brought, else the value at confiscation"),
  given: z.array(Money).describe("of it to the victims' fund"),
  returns: z.array(Money).describe("of the fund's share to returns"),
});

export const Fund = Flows.extend({
  years: z.array(Flows.extend({ year: z.int() })),
  left: z.array(Money).describe("what the fund was given up to the last year and no return has had"),
  shares: z
    .array(
      z.object({ currency: z.string(), ofProceeds: z.number().nullable(), ofGiven: z.number().nullable() }),
    )
    .describe("0 to 1: the fund's part of the proceeds, and the returns' part of the fund's"),
  cases: z.int().describe("cases of the reader in which money came in"),
  currencies: z.array(z.string()),
});
export type Fund = z.infer<typeof Fund>;

type Row = {
  dossier_id: string;
  flow: (typeof fundFlows)[number];
  year: number;
  amount: string;
  currency: string;
};

/**
 * The victims' fund over the cases that the reader may open. An asset's proceeds are what its sale brought, else its value at
 * confiscation, in the year of that act; currencies are never added (decision 0078).
 */
export async function readFund(
  { tx, opened }: Pick<QuestionContext<unknown>, "tx" | "opened">,
  { from = 0, to = 9999, currency }: FundAsk,
): Promise<Fund> {
  const { rows: all } = await sql<Row>`
    with acts as (
      select a.dossier_id, a.line_id, a.act, a.on_day, a.place, a.amount, a.currency from court.line_act a
      where a.act in ('confiscated', 'sold', 'to-fund', 'to-returns') and a.struck_at is null and a.amount is not null
    ), proceeds as (
      select distinct on (line_id) dossier_id, 'proceeds' as flow, on_day, amount, currency from acts
      where act in ('confiscated', 'sold') order by line_id, act = 'sold' desc, place desc
    ), flows as (
      select dossier_id, flow, on_day, amount, currency from proceeds
      union all
      select dossier_id, case act when 'to-fund' then 'given' else 'returns' end, on_day, amount, currency from acts
      where act in ('to-fund', 'to-returns')
    )
    select dossier_id, flow, extract(year from on_day)::int as year, sum(amount)::text as amount, currency from flows
    group by dossier_id, flow, 3, currency`.execute(tx);
  const rows = all.filter(
    (row) => row.year >= from && row.year <= to && (currency === undefined || row.currency === currency),
  );
  const cases = [...new Set(rows.map((row) => row.dossier_id))];
  opened(cases, ["asset"]);
  const flowsOf = (of: readonly Row[]) => {
    const sum = (flow: Row["flow"]) => sumOf(of.filter((row) => row.flow === flow));
    return { proceeds: sum("proceeds"), given: sum("given"), returns: sum("returns") };
  };
  const whole = flowsOf(rows);
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b);
  const used = [...new Set(rows.map((row) => row.currency))].sort();
  // What is left has come from all years before, whatever year the reader begins with.
  const before = flowsOf(all.filter((row) => row.year <= to && used.includes(row.currency)));
  return {
    ...whole,
    years: years.map((year) => ({ year, ...flowsOf(rows.filter((row) => row.year === year)) })),
    left: before.given.map(({ amount, currency: code }) => ({
      amount: amountOf(unitsOf({ amount }) - inCurrency(before.returns, code)),
      currency: code,
    })),
    shares: used.map((code) => ({
      currency: code,
      ofProceeds: shareOf(inCurrency(whole.given, code), inCurrency(whole.proceeds, code)),
      ofGiven: shareOf(inCurrency(whole.returns, code), inCurrency(whole.given, code)),
    })),
    cases: cases.length,
    currencies: [...new Set(all.map((row) => row.currency))].sort(),
  };
}

function inCurrency(amounts: readonly Money[], currency: string): bigint {
  const found = amounts.find((one) => one.currency === currency);
  return found === undefined ? 0n : unitsOf(found);
}

/** In ten-thousandths, so that no large amount loses digits; null where there is no whole, or a part above it. */
export function shareOf(part: bigint, whole: bigint): number | null {
  return whole <= 0n || part < 0n || part > whole ? null : Number((part * 10_000n) / whole) / 10_000;
}
