import { sql } from "kysely";
import { NotFound, type QuestionContext, type Refusal, refuse, Stale } from "#kernel/action";
import type { Level } from "#kernel/words";
import {
  type Childness,
  type Decision,
  isChild,
  mayWithScreening,
  type ScreeningLine,
  type ScreeningState,
  type ScreeningVerb,
} from "./screening.ts";

export type ScreeningRow = {
  agency_id: string;
  screening_id: string;
  code: string;
  state: ScreeningState;
  child: Childness;
  urgent: boolean;
  instruments: string[];
  country: string | null;
  revision: number;
  interview: Buffer;
  person_id: string | null;
  person_code: string | null;
  decision: Decision | null;
  decision_id: string | null;
  opinion: "asked" | "agrees" | "disagrees" | null;
  identified_at: Date | null;
  advocate_by: Date | null;
  advocate_at: Date | null;
  advocate_deadline: string | null;
  year_of_birth: number | null;
  event_id: string | null;
  kept_at: Date;
  closed_at: Date | null;
  version: number;
  level: Level;
  appeal_open: boolean;
  appeal_by: Date | null;
};

/** Columns of a screening with the reader's level, over `screening.screening s`; lists of dossiers are made once a statement. */
export const screeningColumns = sql<ScreeningRow>`s.agency_id, s.screening_id, s.code, s.state, s.child, s.urgent, s.instruments,
  s.country, s.revision, s.interview, s.person_id, s.person_code, s.decision, s.decision_id, s.opinion, s.identified_at,
  s.advocate_by, s.advocate_at, s.advocate_deadline, s.year_of_birth, s.event_id, s.kept_at, s.closed_at, s.version,
  case when s.screening_id = any ((select access.dossiers('support', 'manage'))::uuid[])
      or (not s.sealed and s.agency_id = any ((select access.agencies('support', 'manage'))::uuid[])) then 'manage'
    when s.screening_id = any ((select access.dossiers('support', 'contribute'))::uuid[])
      or (not s.sealed and s.agency_id = any ((select access.agencies('support', 'contribute'))::uuid[])) then 'contribute'
    else 'read' end as level,
  exists (select from screening.decision d where d.dossier_id = s.screening_id and d.appeal_state = 'open') as appeal_open,
  (select d.appeal_by from screening.decision d where d.decision_id = s.decision_id) as appeal_by`;

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "now">;

/** The screening, or the same "not found" whether it is not there or not for this reader. */
export async function findScreening(
  { tx }: Pick<Asking, "tx">,
  wanted: { screeningId: string } | { code: string },
): Promise<ScreeningRow> {
  const match =
    "screeningId" in wanted
      ? sql`s.screening_id = ${wanted.screeningId}::uuid`
      : sql`s.code = ${wanted.code.toUpperCase()}`;
  const { rows } = await sql<ScreeningRow>`
    select ${screeningColumns} from screening.screening s where ${match} and s.erased_at is null`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

export function verbsOf(row: ScreeningRow, { actor, now }: Pick<Asking, "actor" | "now">): ScreeningVerb[] {
  return mayWithScreening({
    state: row.state,
    level: row.level,
    rights: actor.rights,
    decision: row.decision,
    appealOpen: row.appeal_open,
    appealable: row.appeal_by === null || row.appeal_by.getTime() >= now.getTime(),
    opinionAsked: row.opinion === "asked",
    identified: row.identified_at !== null,
    advocatePresent: row.advocate_at !== null,
    child: isChild(row.child),
  });
}

/** The screening locked for a change that the rule allows; `may-not` otherwise. Refuses a write over a version not seen. */
export async function screeningFor(
  context: Asking & Pick<QuestionContext<unknown>, "expects">,
  screeningId: string,
  verb: ScreeningVerb,
): Promise<ScreeningRow | Refusal<"may-not">> {
  const seen = await findScreening(context, { screeningId });
  if (!verbsOf(seen, context).includes(verb)) return refuse("may-not");
  await sql`select from screening.screening where screening_id = ${screeningId}::uuid for update`.execute(
    context.tx,
  );
  const now = await findScreening(context, { screeningId });
  if (!verbsOf(now, context).includes(verb)) return refuse("may-not");
  if (context.expects !== undefined && context.expects !== now.version)
    throw new Stale({ yours: context.expects, theirs: now.version });
  return now;
}

export function lineOf(row: ScreeningRow, context: Pick<Asking, "actor" | "now">): ScreeningLine {
  return {
    screeningId: row.screening_id,
    code: row.code,
    state: row.state,
    child: row.child,
    urgent: row.urgent,
    instruments: row.instruments,
    decision: row.decision,
    advocateBy: row.advocate_at === null ? (row.advocate_by?.toISOString() ?? null) : null,
    keptAt: row.kept_at.toISOString(),
    may: verbsOf(row, context),
  };
}
