import { sql } from "kysely";
import { afterOf, exactly, type Placed, question, readAfter } from "#kernel/action";
import { Page, PageAsk } from "#kernel/words";
import { TipLine, TipState } from "../screening.ts";
import { type TipRow, tipColumns, tipLine } from "./tip-rows.ts";

export const listTips = question({
  name: "screening.list-tips",
  about: "Tips that the reader may open, the newest first; without what was told.",
  needs: "screening.interview",
  inAddress: true,
  input: PageAsk.extend({ state: TipState.optional() }),
  output: Page(TipLine),
}).run(async (context) => {
  const { input, tx } = context;
  const { limit = 50, state } = input;
  const after = readAfter(input.after);
  const { rows } = await sql<TipRow & Placed>`
    select ${tipColumns}, ${exactly(sql`t.received_at`)} as place from screening.tip t
    where (${state ?? null}::text is null or t.state = ${state ?? null}::screening.tip_state)
      and (${after?.at ?? null}::timestamptz is null or (t.received_at, t.tip_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by t.received_at desc, t.tip_id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => tipLine(row, context)),
    next: rows.length > limit && last !== undefined ? afterOf(last.place, last.tip_id) : null,
  };
});
