import { sql } from "kysely";
import type { CourtCase } from "../court-case.ts";
import { beginTerms, meetTerms } from "./begin-terms.ts";
import { eventPlace, eventRows, happenedOf } from "./event-rows.ts";
import type { NewEvent, Writing } from "./new-event.ts";
import type { ProceedingRow } from "./proceeding-rows.ts";
import { stageOf } from "./stage.ts";

/** Writes an event, begins and meets the deadlines that hang on its kind, and moves the proceeding's stage. False when the id is taken. */
export async function writeEvent(
  context: Writing,
  of: CourtCase,
  proceeding: ProceedingRow,
  event: NewEvent,
): Promise<boolean> {
  const { tx, vault, actor, now } = context;
  const content = await vault.seal(
    of.caseId,
    eventPlace(event.eventId, "content"),
    JSON.stringify(event.content ?? {}),
  );
  const deadlines = await beginTerms(context, of, proceeding, event);
  const done = await sql`
    insert into court.event (agency_id, event_id, dossier_id, proceeding_id, kind, happened_on, starts_at, zone, hearing_state,
      charge_id, participant_id, person_code, court_id, content, deadlines, recorded_by, recorded_at)
    values (${of.agencyId}::uuid, ${event.eventId}::uuid, ${of.caseId}::uuid, ${proceeding.proceeding_id}::uuid, ${event.kind},
      ${event.happenedOn}::date, ${event.hearing?.startsAt ?? null}, ${event.hearing?.zone ?? null},
      ${event.hearing === undefined ? null : "listed"}, ${event.chargeId ?? null}::uuid,
      ${event.person?.participantId ?? null}::uuid, ${event.person?.code ?? null}, ${event.courtId ?? null}::uuid, ${content},
      ${JSON.stringify(deadlines)}::jsonb, ${actor.accountId}::uuid, ${now})
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return false;
  await meetTerms(context, of, proceeding.proceeding_id, event.kind);
  await moveStage(context, of, proceeding.proceeding_id);
  return true;
}

/** Puts the stage to what the events say now. */
export async function moveStage(
  { tx }: Pick<Writing, "tx">,
  of: CourtCase,
  proceedingId: string,
): Promise<void> {
  const stage = stageOf(happenedOf(await eventRows({ tx }, of.caseId), proceedingId));
  const over = stage === "final" || stage === "discontinued" || stage === "joined";
  await sql`
    update court.proceeding set stage = ${stage}, ended_at = case when ${over} then coalesce(ended_at, access.now()) end
    where proceeding_id = ${proceedingId}::uuid`.execute(tx);
}
