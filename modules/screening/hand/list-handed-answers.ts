import { sql } from "kysely";
import { afterOf, exactly, type Placed, question, readAfter } from "#kernel/action";
import { PageAsk } from "#kernel/words";
import { HandedPage } from "../screening.ts";
import { type HandedRow, lineOfHanded } from "./handed-rows.ts";

export const listHandedAnswers = question({
  name: "screening.list-handed-answers",
  about: "Answers of interviews that were handed to the reader, the newest first; without the answers.",
  needs: "screening.take-up",
  inAddress: true,
  input: PageAsk,
  output: HandedPage,
}).run(async ({ input, tx }) => {
  const { limit = 50 } = input;
  const after = readAfter(input.after);
  const { rows } = await sql<HandedRow & Placed>`
    select h.handed_id, h.code, h.child, h.content, h.handed_at, h.taken_up_at, ${exactly(sql`h.handed_at`)} as place from screening.handed h
    where (${after?.at ?? null}::timestamptz is null or (h.handed_at, h.handed_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by h.handed_at desc, h.handed_id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(lineOfHanded),
    next: rows.length > limit && last !== undefined ? afterOf(last.place, last.handed_id) : null,
  };
});
