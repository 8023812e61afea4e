import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Money } from "#kernel/words";
import { amountOf, sumOf, unitsOf } from "./units.ts";

export const showFund = question({
  name: "court.show-fund",
  about:
    "What the victims' fund was given from assets in the cases that the reader may open, what of it finances returns, and what is left, by currency and year.",
  needs: "court.read",
  audited: true,
  input: z.object({}),
  output: z.object({
    years: z.array(z.object({ year: z.int(), given: z.array(Money), returns: z.array(Money) })),
    given: z.array(Money),
    returns: z.array(Money),
    left: z.array(Money),
  }),
}).run(async (context) => {
  const { rows } = await sql<{
    dossier_id: string;
    act: string;
    year: number;
    amount: string;
    currency: string;
  }>`
    select dossier_id, act, extract(year from on_day)::int as year, sum(amount)::text as amount, currency from court.line_act
    where act in ('to-fund', 'to-returns') and struck_at is null and amount is not null
    group by dossier_id, act, 3, currency`.execute(context.tx);
  context.opened([...new Set(rows.map((row) => row.dossier_id))], ["asset"]);
  const sum = (act: string, year?: number) =>
    sumOf(rows.filter((row) => row.act === act && (year === undefined || row.year === year)));
  const given = sum("to-fund");
  const returns = sum("to-returns");
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b);
  return {
    years: years.map((year) => ({ year, given: sum("to-fund", year), returns: sum("to-returns", year) })),
    given,
    returns,
    left: given.map(({ amount, currency }) => {
      const out = returns.find((one) => one.currency === currency);
      return { amount: amountOf(unitsOf({ amount }) - (out ? unitsOf(out) : 0n)), currency };
    }),
  };
});
