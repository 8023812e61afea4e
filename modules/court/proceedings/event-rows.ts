import { sql } from "kysely";
import { NotFound, type QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";
import type { CourtCase } from "../court-case.ts";
import { type CourtEvent, EventContent, type EventKind, type HearingState } from "./event.ts";
import { wallAt } from "./hearing-time.ts";
import type { Happened } from "./stage.ts";

export type EventRow = {
  agency_id: string;
  event_id: string;
  dossier_id: string;
  proceeding_id: string;
  kind: EventKind;
  happened_on: string;
  starts_at: Date | null;
  zone: string | null;
  hearing_state: HearingState | null;
  charge_id: string | null;
  participant_id: string | null;
  person_code: string | null;
  court_id: string | null;
  content: Buffer | null;
  deadlines: { deadlineId: string; metBy: EventKind | null }[];
  recorded_by: string;
  recorded_at: Date;
  struck_at: Date | null;
  struck_by: string | null;
  strike_reason: Buffer | null;
  version: number;
};
type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault">;

const columns = sql`e.agency_id, e.event_id, e.dossier_id, e.proceeding_id, e.kind, e.happened_on::text, e.starts_at, e.zone,
  e.hearing_state, e.charge_id, e.participant_id, e.person_code, e.court_id, e.content, e.deadlines, e.recorded_by,
  e.recorded_at, e.struck_at, e.struck_by, e.strike_reason, e.version`;

export function eventPlace(eventId: string, column: "content" | "strike_reason") {
  return { table: "court.event", column, row: eventId };
}

/** Events of a case, oldest first. */
export async function eventRows({ tx }: Pick<Asking, "tx">, caseId: string): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select ${columns} from court.event e where e.dossier_id = ${caseId}::uuid
    order by e.happened_on, e.starts_at nulls first, e.recorded_at, e.event_id`.execute(tx);
  return rows;
}

export async function findEventRow({ tx }: Pick<Asking, "tx">, eventId: string): Promise<EventRow> {
  const { rows } = await sql<EventRow>`
    select ${columns} from court.event e where e.event_id = ${eventId}::uuid`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

/** What the rules of the line of events need to know of them. */
export function happenedOf(rows: readonly EventRow[], proceedingId: string): Happened[] {
  return rows
    .filter((row) => row.proceeding_id === proceedingId)
    .map((row) => ({
      kind: row.kind,
      happenedOn: row.happened_on,
      hearingState: row.hearing_state,
      struck: row.struck_at !== null,
    }));
}

/** Events as their reader sees them. */
export async function eventsOf(
  context: Asking,
  of: CourtCase,
  rows: readonly EventRow[],
): Promise<CourtEvent[]> {
  const { tx, vault, actor } = context;
  const by = await colleagues(
    tx,
    rows.flatMap((row) => [row.recorded_by, row.struck_by]),
  );
  const writes = of.level !== "read" && actor.rights.has("court.record");
  return Promise.all(
    rows.map(async (row) => {
      const said = await vault.open(of.caseId, eventPlace(row.event_id, "content"), row.content);
      const reason = await vault.open(
        of.caseId,
        eventPlace(row.event_id, "strike_reason"),
        row.strike_reason,
      );
      const standing = row.struck_at === null;
      return {
        eventId: row.event_id,
        proceedingId: row.proceeding_id,
        kind: row.kind,
        happenedOn: row.happened_on,
        hearing:
          row.starts_at === null || row.zone === null || row.hearing_state === null
            ? null
            : {
                startsAt: row.starts_at.toISOString(),
                zone: row.zone,
                time: wallAt(row.zone, row.starts_at.getTime()).slice(11),
                state: row.hearing_state,
              },
        chargeId: row.charge_id,
        personCode: row.person_code,
        courtId: row.court_id,
        content: EventContent.parse(said === null ? {} : JSON.parse(said)),
        recordedBy: by(row.recorded_by).name,
        recordedAt: row.recorded_at.toISOString(),
        struck:
          row.struck_at === null || row.struck_by === null
            ? null
            : { at: row.struck_at.toISOString(), by: by(row.struck_by).name, reason: reason ?? "" },
        version: row.version,
        may:
          !writes || !standing
            ? []
            : row.hearing_state === "listed"
              ? ["decide-hearing", "strike-event"]
              : row.kind === "charged"
                ? []
                : ["strike-event"],
      };
    }),
  );
}
