import { z } from "zod";
import { question } from "#kernel/action";
import { Money } from "#kernel/words";
import { findCourtCase } from "../court-case.ts";
import { Line } from "../lines/line.ts";
import { lineRows, linesOf } from "../lines/line-rows.ts";
import { measureSpec } from "../protection/measure.ts";
import { standingOf } from "./arrears.ts";
import { OrderDetails, orderSpec } from "./order.ts";
import { Verdict } from "./verdict.ts";
import { verdictsOf } from "./verdict-rows.ts";

const Order = Line.extend({
  owed: z
    .object({ paid: Money, rest: Money, arrears: Money, nextDue: z.string().nullable() })
    .nullable()
    .describe("null for one that was set aside"),
});

export const showOutcome = question({
  name: "court.show-outcome",
  about:
    "The outcome of a case: verdicts by count with sentence and legal range, what was ordered to be paid with what was paid and what is overdue, and decisions not to punish.",
  needs: "court.read",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({
    verdicts: z.array(Verdict),
    orders: z.array(Order),
    nonPunishment: z.array(Line),
    writes: z.boolean(),
  }),
}).run(async (context) => {
  const { caseId } = context.input;
  const { level } = await findCourtCase(context, { caseId });
  const mayWrite = level !== "read";
  const orders = await linesOf(context, orderSpec, {
    caseId,
    rows: await lineRows(context, orderSpec, { caseId }),
    writes: mayWrite,
  });
  const measures = await linesOf(context, measureSpec, {
    caseId,
    rows: await lineRows(context, measureSpec, { caseId }),
    writes: mayWrite,
  });
  context.opened([caseId], ["verdict", "order", "measure"]);
  const today = context.now.toISOString().slice(0, 10);
  return {
    verdicts: await verdictsOf(context, { caseId }),
    orders: orders.map((line) => ({ ...line, owed: owedOf(line, today) })),
    nonPunishment: measures.filter(({ what }) => what === "non-punishment"),
    writes: mayWrite && context.actor.rights.has("court.decide"),
  };
});

function owedOf(line: Line, today: string) {
  if (!line.standing || line.amount === null) return null;
  const { instalments, firstDue } = OrderDetails.parse(line.details);
  const paid = line.acts.flatMap(({ act, struck, amount }) =>
    act === "paid" && struck === null && amount !== null ? [amount] : [],
  );
  return standingOf({ ordered: line.amount, instalments, firstDue, paid, today });
}
