import { z } from "zod";
import { question } from "#kernel/action";
import { OffenceClass, Verdict } from "./verdict.ts";
import { verdictsOf } from "./verdict-rows.ts";

export const listDowngrades = question({
  name: "court.list-downgrades",
  about:
    "Where trafficking or smuggling became a lesser offence, in the cases that the reader may open: what was indicated, charged and convicted, why, and how often by court.",
  needs: "court.read",
  audited: true,
  input: z.object({
    from: z.iso.date().optional().describe("verdicts from this day"),
    to: z.iso.date().optional(),
    indicated: OffenceClass.optional(),
  }),
  output: z.object({
    items: z.array(Verdict),
    byCourt: z.array(
      z.object({
        courtId: z.uuid().nullable(),
        courtName: z.string().nullable(),
        verdicts: z.int(),
        downgraded: z.int(),
      }),
    ),
  }),
}).run(async (context) => {
  const { from = "", to = "9999-12-31", indicated } = context.input;
  const all = (await verdictsOf(context, { standing: true })).filter(
    (one) => one.on >= from && one.on <= to && (indicated === undefined || one.indicated === indicated),
  );
  const items = all.filter(({ downgraded }) => downgraded);
  context.opened([...new Set(items.map(({ caseId }) => caseId))], ["verdict"]);
  const courts = new Map<
    string | null,
    { courtName: Verdict["courtName"]; verdicts: number; downgraded: number }
  >();
  for (const { courtId, courtName, downgraded } of all) {
    const sum = courts.get(courtId) ?? { courtName, verdicts: 0, downgraded: 0 };
    sum.verdicts += 1;
    if (downgraded) sum.downgraded += 1;
    courts.set(courtId, sum);
  }
  return { items, byCourt: [...courts].map(([courtId, sum]) => ({ courtId, ...sum })) };
});
