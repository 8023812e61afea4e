import { type RawBuilder, sql } from "kysely";
import { afterOf, question, readAfter } from "#kernel/action";
import { type CaseRow, lineOf, selectCases } from "./case-row.ts";
import { CaseAsk, CasePage, type CaseSort } from "./casefile.ts";
import { afterText, readAfterText } from "./keyset.ts";

export const listCases = question({
  name: "casefile.list-cases",
  about: "Cases that the reader may open, the newest first or by code or reference; without names.",
  needs: "casefile.read",
  inAddress: true,
  input: CaseAsk,
  output: CasePage,
}).run(async (context) => {
  const { input, tx } = context;
  const { limit = 50, state, kind, text, sort = "-opened" } = input;
  const order = orderOf(sort, input.after);
  const { rows } = await selectCases({
    where: sql`c.restricted_under is null
      and (${state ?? null}::text is null or c.state = ${state ?? null}::casefile.state)
      and (${kind ?? null}::text is null or c.kind = ${kind ?? null}::casefile.kind)
      and (${text ?? null}::text is null or position(lower(${text ?? ""}) in lower(c.code || ' ' || c.reference)) > 0)
      and ${order.after}`,
    order: order.by,
    limit: limit + 1,
  }).execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => lineOf(row, context)),
    next: rows.length > limit && last !== undefined ? order.next(last) : null,
  };
});

type Order = {
  readonly by: RawBuilder<unknown>;
  readonly after: RawBuilder<unknown>;
  readonly next: (last: CaseRow) => string;
};

/** Rows of one value are told apart by their id; texts are ordered by their characters, alike on every server. */
function orderOf(sort: CaseSort, after: string | undefined): Order {
  const down = sort.startsWith("-");
  const way = down ? sql`desc` : sql`asc`;
  const beyond = down ? sql`<` : sql`>`;
  const field = down ? sort.slice(1) : sort;
  if (field === "opened") {
    const place = readAfter(after);
    return {
      by: sql`c.opened_at ${way}, c.case_id ${way}`,
      after: sql`(${place?.at ?? null}::timestamptz is null
        or (c.opened_at, c.case_id) ${beyond} (${place?.at ?? null}::timestamptz, ${place?.id ?? null}::uuid))`,
      next: (last) => afterOf(last.place, last.case_id),
    };
  }
  const place = readAfterText(after);
  const column = field === "code" ? sql`c.code collate "C"` : sql`c.reference collate "C"`;
  return {
    by: sql`${column} ${way}, c.case_id ${way}`,
    after: sql`(${place?.text ?? null}::text is null or (${column}, c.case_id) ${beyond} (${place?.text ?? null}::text, ${place?.id ?? null}::uuid))`,
    next: (last) => afterText(field === "code" ? last.code : last.reference, last.case_id),
  };
}
