import { sql } from "kysely";
import { isRefusal } from "#kernel/action";
import { calendarCountries, endDeadline, makeDeadline } from "#kernel/deadline";
import { partsOf } from "#kernel/part";
import { wordsIn } from "#kernel/words";
import type { CourtCase } from "../court-case.ts";
import { courts } from "../courts/courts.ts";
import type { EventKind } from "./event.ts";
import { momentOf } from "./hearing-time.ts";
import type { NewEvent, Writing } from "./new-event.ts";
import type { ProceedingRow } from "./proceeding-rows.ts";
import { terms } from "./terms.ts";

type Begun = { readonly deadlineId: string; readonly metBy: EventKind | null };

/** Sets the deadlines that the national settings let begin with an event, in the prosecution of the case. */
export async function beginTerms(
  context: Writing,
  of: CourtCase,
  proceeding: ProceedingRow,
  event: NewEvent,
): Promise<Begun[]> {
  const found = await terms.read(
    context,
    sql`r.country = ${proceeding.country} and r.after_kind = ${event.kind} and r.removed_at is null`,
  );
  if (found.length === 0) return [];
  const parts = await partsOf(context.tx, of.caseId);
  const court =
    proceeding.court_id === null
      ? undefined
      : (await courts.byId(context, [proceeding.court_id])).get(proceeding.court_id);
  const zone = event.hearing?.zone ?? court?.court.zone ?? "UTC";
  const begun: Begun[] = [];
  for (const { term, metBy } of found) {
    const deadlineId = crypto.randomUUID();
    const starts = event.hearing?.startsAt.getTime() ?? momentOf(zone, event.happenedOn, "12:00");
    await makeDeadline(context, parts, {
      ids: { deadlineId, dossierId: of.caseId, compartment: "prosecution" },
      recordId: proceeding.proceeding_id,
      wish: {
        title: (lang) => wordsIn(term.title, lang),
        unit: term.unit,
        amount: term.amount,
        rolls: term.rolls,
        timeOfDay: term.timeOfDay,
        zone,
        country: calendarCountries.includes(proceeding.country) ? proceeding.country : "ZZ",
        ...(starts === null ? {} : { startsAt: new Date(starts).toISOString() }),
        steps:
          term.warnHours === null
            ? []
            : [{ when: { hoursBefore: term.warnHours }, to: { role: "prosecutor" } }],
      },
    });
    begun.push({ deadlineId, metBy });
  }
  return begun;
}

/** Ends the deadlines of a proceeding that an event of this kind meets; those that ended otherwise stay as they are. */
export async function meetTerms(
  context: Writing,
  of: CourtCase,
  proceedingId: string,
  kind: EventKind,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select d ->> 'deadlineId' as id from court.event e, jsonb_array_elements(e.deadlines) d
    where e.proceeding_id = ${proceedingId}::uuid and d ->> 'metBy' = ${kind}`.execute(context.tx);
  for (const { id } of rows) {
    const ended = await endDeadline({ ...context, input: { dossierId: of.caseId, deadlineId: id } }, "met");
    if (isRefusal(ended)) continue;
  }
}
