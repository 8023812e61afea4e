import { sql } from "kysely";
import { z } from "zod";
import type { QuestionContext } from "#kernel/action";
import { measureSpec } from "./measure.ts";

/** A measure in force, as a hearing names it. */
export const StandingMeasure = z.object({
  lineId: z.uuid(),
  what: z.string(),
  personCode: z.string(),
  state: z.string(),
});
export type StandingMeasure = z.infer<typeof StandingMeasure>;

type Asking = Pick<QuestionContext<unknown>, "tx">;
type Row = { line_id: string; what: string; person_code: string; state: string; hearing_id: string | null };

/** The measures in force in a case: those of the whole case, and those for one hearing by its id. */
export async function standingMeasures(
  { tx }: Asking,
  caseId: string,
): Promise<(hearingId: string | null) => StandingMeasure[]> {
  const { rows } = await sql<Row>`
    select line_id, what, person_code, state, hearing_id from court.line
    where dossier_id = ${caseId}::uuid and kind = 'measure' and state = any (${[...measureSpec.standing]}) and person_code is not null
    order by person_code, what, added_at`.execute(tx);
  return (hearingId) =>
    rows
      .filter((row) => row.hearing_id === null || row.hearing_id === hearingId)
      .map((row) => ({
        lineId: row.line_id,
        what: row.what,
        personCode: row.person_code,
        state: row.state,
      }));
}

/**
 * Whether the measures that somebody named for a hearing are exactly those that stand: neither one forgotten nor one
 * that has ended. A hearing is not listed otherwise.
 */
export function namesAll(named: readonly string[], standing: readonly StandingMeasure[]): boolean {
  const wanted = new Set(standing.map(({ lineId }) => lineId));
  return new Set(named).size === wanted.size && named.every((lineId) => wanted.has(lineId));
}
