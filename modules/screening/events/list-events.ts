import { sql } from "kysely";
import { afterOf, exactly, type Placed, question, readAfter } from "#kernel/action";
import { Page, PageAsk } from "#kernel/words";
import { EventLine, type EventRow, eventColumns, eventLine } from "./event-rows.ts";

export const listEvents = question({
  name: "screening.list-events",
  about: "Events with many people that the reader may open, the newest first.",
  needs: "screening.interview",
  inAddress: true,
  input: PageAsk,
  output: Page(EventLine),
}).run(async ({ input, tx }) => {
  const { limit = 50 } = input;
  const after = readAfter(input.after);
  const { rows } = await sql<EventRow & Placed>`
    select ${eventColumns}, ${exactly(sql`e.kept_at`)} as place from screening.event e
    where ${after?.at ?? null}::timestamptz is null or (e.kept_at, e.event_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)
    order by e.kept_at desc, e.event_id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(eventLine),
    next: rows.length > limit && last !== undefined ? afterOf(last.place, last.event_id) : null,
  };
});
