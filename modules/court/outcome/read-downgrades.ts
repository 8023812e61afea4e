import { sql } from "kysely";
import { z } from "zod";
import type { QuestionContext } from "#kernel/action";
import { OffenceClass, Verdict } from "./verdict.ts";
import { verdictsOf } from "./verdict-rows.ts";

export const DowngradesAsk = z.object({
  from: z.iso.date().optional().describe("verdicts from this day"),
  to: z.iso.date().optional(),
  indicated: OffenceClass.optional(),
  courtId: z.uuid().optional().describe("verdicts of this court only"),
});

export const Downgrades = z.object({
  items: z.array(Verdict.extend({ caseCode: z.string() })),
  byCourt: z.array(
    z.object({
      courtId: z.uuid().nullable(),
      courtName: z.string().nullable(),
      verdicts: z.int(),
      downgraded: z.int(),
    }),
  ),
});
export type Downgrades = z.infer<typeof Downgrades>;

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor" | "opened">;

/** The ledger of downgrades (K6) over the cases that the reader may open, the newest verdict first. */
export async function readDowngrades(
  context: Asking,
  { from = "", to = "9999-12-31", indicated, courtId }: z.infer<typeof DowngradesAsk>,
): Promise<Downgrades> {
  const all = (await verdictsOf(context, { standing: true })).filter(
    (one) =>
      one.on >= from &&
      one.on <= to &&
      (indicated === undefined || one.indicated === indicated) &&
      (courtId === undefined || one.courtId === courtId),
  );
  const found = all.filter(({ downgraded }) => downgraded).reverse();
  const cases = [...new Set(found.map(({ caseId }) => caseId))];
  context.opened(cases, ["verdict"]);
  const { rows } = await sql<{ case_id: string; code: string }>`
    select c.case_id, c.code from unnest(${cases}::uuid[]) i, court.find_case(i, null) c`.execute(context.tx);
  const codes = new Map(rows.map(({ case_id, code }) => [case_id, code]));
  const courts = new Map<string | null, Downgrades["byCourt"][number]>();
  for (const one of all) {
    const sum = courts.get(one.courtId) ?? {
      ...{ courtId: one.courtId, courtName: one.courtName, verdicts: 0, downgraded: 0 },
    };
    sum.verdicts += 1;
    if (one.downgraded) sum.downgraded += 1;
    courts.set(one.courtId, sum);
  }
  return {
    items: found.map((one) => ({ ...one, caseCode: codes.get(one.caseId) ?? "" })),
    byCourt: [...courts.values()].sort((a, b) =>
      (a.courtName ?? "").localeCompare(b.courtName ?? "", context.actor.lang),
    ),
  };
}
