import { sql } from "kysely";
import { NotFound, type QuestionContext, type Refusal, refuse } from "#kernel/action";
import type { Level } from "#kernel/words";

/** The case on which court records hang, as somebody who may open its prosecution knows it. */
export type CourtCase = {
  readonly agencyId: string;
  readonly caseId: string;
  readonly code: string;
  readonly sealed: boolean;
  readonly level: Level;
};
type Asking = Pick<QuestionContext<unknown>, "tx">;

/** The case, or the same "not found" whether it is not there, no case, or not open to this reader. */
export async function findCourtCase(
  { tx }: Asking,
  wanted: { caseId: string } | { code: string },
): Promise<CourtCase> {
  const { rows } = await sql<{
    agency_id: string;
    case_id: string;
    code: string;
    sealed: boolean;
    level: Level;
  }>`
    select * from court.find_case(${"caseId" in wanted ? wanted.caseId : null}::uuid, ${"code" in wanted ? wanted.code : null})
  `.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new NotFound();
  return {
    agencyId: row.agency_id,
    caseId: row.case_id,
    code: row.code,
    sealed: row.sealed,
    level: row.level,
  };
}

/** The case for somebody who writes in its prosecution; the declared refusal for those who only read. */
export async function courtCaseToWrite(
  context: Asking,
  caseId: string,
): Promise<CourtCase | Refusal<"may-not">> {
  const found = await findCourtCase(context, { caseId });
  return found.level === "read" ? refuse("may-not") : found;
}
