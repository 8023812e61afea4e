import { z } from "zod";
import { question } from "#kernel/action";
import { Money } from "#kernel/words";
import { findCourtCase } from "../court-case.ts";
import { type Line, Line as LineSchema } from "../lines/line.ts";
import { lineRows, linesOf } from "../lines/line-rows.ts";
import { assetSpec } from "./asset.ts";
import { sumOf } from "./units.ts";

export const moneySums = ["held", "confiscated", "sold", "to-fund", "to-returns"] as const;

export const showMoney = question({
  name: "court.show-money",
  about:
    "The assets of a case and what became of them, with sums by currency: held, confiscated, sold, given to the victims' fund, and financing returns.",
  needs: "court.read",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({
    items: z.array(LineSchema),
    sums: z.array(z.object({ sum: z.enum(moneySums), amounts: z.array(Money) })),
    writes: z.boolean(),
  }),
}).run(async (context) => {
  const { caseId } = context.input;
  const { level } = await findCourtCase(context, { caseId });
  const rows = await lineRows(context, assetSpec, { caseId });
  const items = await linesOf(context, assetSpec, { caseId, rows, writes: level !== "read" });
  context.opened([caseId], ["asset"]);
  return {
    items,
    sums: moneySums.map((sum) => ({ sum, amounts: sumOf(items.flatMap((line) => amountsOf(line, sum))) })),
    writes: level !== "read" && context.actor.rights.has("court.money"),
  };
});

/** What one asset adds to a sum: the latest value for what is held, every amount for what was given on. */
function amountsOf(line: Line, sum: (typeof moneySums)[number]): Money[] {
  const acts = line.acts.filter(({ struck, amount }) => struck === null && amount !== null);
  const of = (act: string) =>
    acts.flatMap((one) => (one.act === act && one.amount !== null ? [one.amount] : []));
  if (sum !== "held") return of(sum);
  if (line.state !== "seized" && line.state !== "frozen") return [];
  return [...of("seized"), ...of("frozen")].slice(-1);
}
