import { sql } from "kysely";
import { question } from "#kernel/action";
import { type CaseRow, caseColumns, lineOf } from "./case-row.ts";
import { CaseAsk, CasePage } from "./casefile.ts";
import { afterOf, readAfter } from "./keyset.ts";

export const listCases = question({
  name: "casefile.list-cases",
  about: "Cases that the reader may open, the newest first; without names.",
  needs: "casefile.read",
  inAddress: true,
  input: CaseAsk,
  output: CasePage,
}).run(async (context) => {
  const { input, tx } = context;
  const { limit = 50, state, kind, text } = input;
  const after = readAfter(input.after);
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from casefile.case_file c
    where c.withdrawn_at is null and c.restricted_under is null
      and (${state ?? null}::text is null or c.state = ${state ?? null}::casefile.state)
      and (${kind ?? null}::text is null or c.kind = ${kind ?? null}::casefile.kind)
      and (${text ?? null}::text is null or position(lower(${text ?? ""}) in lower(c.code || ' ' || c.reference)) > 0)
      and (${after?.at ?? null}::timestamptz is null or (c.opened_at, c.case_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by c.opened_at desc, c.case_id desc limit ${limit + 1}
  `.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => lineOf(row, context)),
    next: rows.length > limit && last !== undefined ? afterOf(last.opened_at, last.case_id) : null,
  };
});
