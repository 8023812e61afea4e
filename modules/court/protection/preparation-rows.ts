import { sql } from "kysely";
import { z } from "zod";
import type { QuestionContext } from "#kernel/action";
import { hearingsOf, summonedTo } from "./hearings.ts";
import { PreparationAnswers, preparationState, preparationStates } from "./preparation.ts";

export const Preparation = z.object({
  hearingId: z.uuid(),
  startsAt: z.string(),
  participantId: z.uuid(),
  personCode: z.string(),
  answers: PreparationAnswers,
  state: z.enum(preparationStates),
  version: z.int().nullable().describe("null while nothing was recorded"),
});
export type Preparation = z.infer<typeof Preparation>;

type Row = {
  hearing_id: string;
  participant_id: string;
  person_code: string;
  answers: PreparationAnswers;
  version: number;
};

/**
 * The preparation for each hearing ahead: of everybody for whom something was recorded, and of everybody who is summoned
 * to it, so that nobody is forgotten because nothing was written down. A hearing that names nobody yet may hear everybody
 * whose testimony the prosecutor decided to need.
 */
export async function preparationsOf(
  context: Pick<QuestionContext<unknown>, "tx" | "now" | "vault">,
  caseId: string,
): Promise<Preparation[]> {
  const { tx, now } = context;
  const { rows } = await sql<Row>`
    select hearing_id, participant_id, person_code, answers, version from court.preparation where dossier_id = ${caseId}::uuid
  `.execute(tx);
  const needed = await sql<{ participant_id: string; person_code: string }>`
    select participant_id, person_code from court.testimony
    where dossier_id = ${caseId}::uuid and decision = 'needed' and replaced_at is null`.execute(tx);
  const summoned = await summonedTo(context, caseId);
  const found: Preparation[] = [];
  for (const { hearingId, startsAt } of await hearingsOf(context, caseId)) {
    const own = rows.filter((row) => row.hearing_id === hearingId);
    const called = summoned.get(hearingId) ?? new Set();
    const missing = needed.rows.filter(
      ({ participant_id: id }) =>
        (called.size === 0 || called.has(id)) && !own.some((row) => row.participant_id === id),
    );
    const all = [...own, ...missing.map((one) => ({ ...one, answers: {}, version: null }))];
    for (const row of all.sort((a, b) => a.person_code.localeCompare(b.person_code)))
      found.push({
        hearingId,
        startsAt: startsAt.toISOString(),
        participantId: row.participant_id,
        personCode: row.person_code,
        answers: row.answers,
        state: preparationState(row.answers, startsAt, now),
        version: row.version,
      });
  }
  return found;
}
