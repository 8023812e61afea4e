import { sql } from "kysely";
import { question } from "#kernel/action";
import { ListCounts } from "#kernel/words";
import { CaseAsk, type CaseKind, type CaseState } from "./casefile.ts";

type Cell = { readonly state: CaseState; readonly kind: CaseKind; readonly count: number };

/** How many cases each choice of a filter would leave, the other filters standing; and how many all of them leave. */
export const countCases = question({
  name: "casefile.count-cases",
  about: "How many cases the reader may open, in all and for each choice of the list's filters.",
  needs: "casefile.read",
  inAddress: true,
  input: CaseAsk.pick({ state: true, kind: true, text: true }),
  output: ListCounts,
}).run(async ({ input: { state, kind, text }, tx }) => {
  const { rows } = await sql<Cell>`
    select c.state, c.kind, count(*)::int as count from casefile.case_file c
    where c.withdrawn_at is null and c.restricted_under is null
      and (${text ?? null}::text is null or position(lower(${text ?? ""}) in lower(c.code || ' ' || c.reference)) > 0)
    group by c.state, c.kind
  `.execute(tx);
  const ofState = rows.filter((cell) => state === undefined || cell.state === state);
  const ofKind = rows.filter((cell) => kind === undefined || cell.kind === kind);
  return {
    total: total(ofState.filter((cell) => ofKind.includes(cell))),
    by: { state: sums(ofKind, "state"), kind: sums(ofState, "kind") },
  };
});

function total(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.count, 0);
}

function sums(cells: readonly Cell[], by: "state" | "kind"): Record<string, number> {
  const found: Record<string, number> = {};
  for (const cell of cells) found[cell[by]] = (found[cell[by]] ?? 0) + cell.count;
  return found;
}
