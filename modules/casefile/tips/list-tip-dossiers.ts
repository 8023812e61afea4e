import { sql } from "kysely";
import { afterOf, exactly, type Placed, question, readAfter } from "#kernel/action";
import { TipAsk, TipPage } from "./tip.ts";
import { lineOfTip, type TipRow, tipColumns } from "./tip-rows.ts";

export const listTipDossiers = question({
  name: "casefile.list-tip-dossiers",
  about:
    "Tips and suspicious-activity reports that the reader may open, the newest first, without what they tell.",
  needs: "casefile.read",
  inAddress: true,
  input: TipAsk,
  output: TipPage,
}).run(async (context) => {
  const { input, tx } = context;
  const { limit = 50, state, source, kind } = input;
  const after = readAfter(input.after);
  const { rows } = await sql<TipRow & Placed>`
    select ${tipColumns}, ${exactly(sql`t.received_at`)} as place from casefile.tip t
    where (${state ?? null}::text is null or t.state = ${state ?? null}::text)
      and (${source ?? null}::text is null or t.source = ${source ?? null}::text)
      and (${kind ?? null}::text is null or t.kind = ${kind ?? null}::text)
      and (${after?.at ?? null}::timestamptz is null or (t.received_at, t.tip_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by t.received_at desc, t.tip_id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => lineOfTip(row, context)),
    next: rows.length > limit && last !== undefined ? afterOf(last.place, last.tip_id) : null,
  };
});
