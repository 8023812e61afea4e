import { sql } from "kysely";
import { NotFound, type QuestionContext, type Refusal, refuse } from "#kernel/action";
import { type CourtCase, findCourtCase } from "../court-case.ts";
import { type EventRow, eventRows, eventsOf } from "./event-rows.ts";
import { mayWithProceeding, type Proceeding, type ProceedingVerb } from "./proceeding.ts";

export type ProceedingRow = {
  agency_id: string;
  proceeding_id: string;
  dossier_id: string;
  crime: Proceeding["crime"];
  country: string;
  court_id: string | null;
  stage: Proceeding["stage"];
  number: Buffer | null;
  severed_from: string | null;
  joined_into: string | null;
  opened_at: Date;
  ended_at: Date | null;
  version: number;
};
type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault">;

export function proceedingPlace(proceedingId: string) {
  return { table: "court.proceeding", column: "number", row: proceedingId };
}

/** Proceedings of a case in the order in which they were opened. */
export async function proceedingRows({ tx }: Pick<Asking, "tx">, caseId: string): Promise<ProceedingRow[]> {
  const { rows } = await sql<ProceedingRow>`
    select p.* from court.proceeding p where p.dossier_id = ${caseId}::uuid order by p.opened_at, p.proceeding_id`.execute(
    tx,
  );
  return rows;
}

export async function findProceedingRow(
  { tx }: Pick<Asking, "tx">,
  proceedingId: string,
): Promise<ProceedingRow> {
  const { rows } = await sql<ProceedingRow>`
    select p.* from court.proceeding p where p.proceeding_id = ${proceedingId}::uuid`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

function verbsOf(row: ProceedingRow, of: CourtCase, { actor }: Pick<Asking, "actor">): ProceedingVerb[] {
  return mayWithProceeding({
    ended: row.ended_at !== null,
    joined: row.joined_into !== null,
    level: of.level,
    rights: actor.rights,
  });
}

/** The proceeding locked for a change that the rule allows; so two who decide at once decide one after the other. */
export async function proceedingFor(
  context: Asking,
  proceedingId: string,
  verb: ProceedingVerb,
): Promise<{ row: ProceedingRow; of: CourtCase } | Refusal<"may-not">> {
  const seen = await findProceedingRow(context, proceedingId);
  const of = await findCourtCase(context, { caseId: seen.dossier_id });
  if (!verbsOf(seen, of, context).includes(verb)) return refuse("may-not");
  await sql`select from court.proceeding where proceeding_id = ${proceedingId}::uuid for update`.execute(
    context.tx,
  );
  const row = await findProceedingRow(context, proceedingId);
  return verbsOf(row, of, context).includes(verb) ? { row, of } : refuse("may-not");
}

export async function proceedingsOf(
  context: Asking,
  of: CourtCase,
  rows: readonly ProceedingRow[],
): Promise<Proceeding[]> {
  const happened: EventRow[] = await eventRows(context, of.caseId);
  const events = await eventsOf(context, of, happened);
  return Promise.all(
    rows.map(async (row) => ({
      proceedingId: row.proceeding_id,
      caseId: row.dossier_id,
      crime: row.crime,
      country: row.country,
      courtId: row.court_id,
      stage: row.stage,
      number: await context.vault.open(of.caseId, proceedingPlace(row.proceeding_id), row.number),
      severedFrom: row.severed_from,
      joinedInto: row.joined_into,
      openedAt: row.opened_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      events: events.filter(({ proceedingId }) => proceedingId === row.proceeding_id),
      version: row.version,
      may: verbsOf(row, of, context),
    })),
  );
}

/** One proceeding anew, after a change. */
export async function proceedingAnew(
  context: Asking,
  of: CourtCase,
  proceedingId: string,
): Promise<Proceeding> {
  const [found] = await proceedingsOf(context, of, [await findProceedingRow(context, proceedingId)]);
  if (found === undefined) throw new NotFound();
  return found;
}
