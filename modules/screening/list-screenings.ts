import { sql } from "kysely";
import { z } from "zod";
import { afterOf, exactly, type Placed, question, readAfter } from "#kernel/action";
import { Page, PageAsk } from "#kernel/words";
import { Decision, ScreeningLine, ScreeningState } from "./screening.ts";
import { lineOf, type ScreeningRow, screeningColumns } from "./screening-row.ts";

export const ScreeningAsk = PageAsk.extend({
  state: ScreeningState.optional(),
  decision: Decision.optional(),
  urgent: z.enum(["yes"]).optional(),
  child: z.enum(["yes", "no", "in-doubt"]).optional(),
  text: z.string().max(20).optional().describe("part of a code; never a name"),
});

export const listScreenings = question({
  name: "screening.list-screenings",
  about: "Screenings that the reader may open, those kept last first; without names or answers.",
  needs: "screening.interview",
  inAddress: true,
  input: ScreeningAsk,
  output: Page(ScreeningLine),
}).run(async (context) => {
  const { input, tx } = context;
  const { limit = 50, state, decision, urgent, child, text } = input;
  const after = readAfter(input.after);
  const { rows } = await sql<ScreeningRow & Placed>`
    select ${screeningColumns}, ${exactly(sql`s.kept_at`)} as place from screening.screening s
    where s.erased_at is null
      and (${state ?? null}::text is null or s.state = ${state ?? null}::screening.state)
      and (${decision ?? null}::text is null or s.decision = ${decision ?? null})
      and (${child ?? null}::text is null or s.child = ${child ?? null}::screening.childness)
      and (${urgent === "yes"} = false or s.urgent)
      and (${text ?? null}::text is null or position(lower(${text ?? ""}) in lower(s.code)) > 0)
      and (${after?.at ?? null}::timestamptz is null or (s.kept_at, s.screening_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by s.kept_at desc, s.screening_id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => lineOf(row, context)),
    next: rows.length > limit && last !== undefined ? afterOf(last.place, last.screening_id) : null,
  };
});
