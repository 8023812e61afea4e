import { type RawBuilder, sql } from "kysely";
import {
  exactly,
  NotFound,
  type Placed,
  type QuestionContext,
  type Refusal,
  refuse,
  Stale,
} from "#kernel/action";
import type { Level } from "#kernel/words";
import { type CaseKind, type CaseLine, type CaseState, type CaseVerb, mayWithCase } from "./casefile.ts";

export type CaseRow = Placed & {
  agency_id: string;
  case_id: string;
  code: string;
  kind: CaseKind;
  state: CaseState;
  reference: string;
  lead_agency_id: string;
  title: Buffer | null;
  summary: Buffer | null;
  htcds: Buffer | null;
  closing_note: Buffer | null;
  held: boolean;
  sealed: boolean;
  /** The case above, of a restricted dossier. */
  restricted_under: string | null;
  /** Came from a list with a key of its own. */
  imported: boolean;
  opened_at: Date;
  closed_at: Date | null;
  version: number;
  level: Level;
  participants: number;
};

/** Lists of dossiers are made once a statement, as in the policies. */
const columns = sql<CaseRow>`c.agency_id, c.case_id, c.code, c.kind, c.state, c.reference, c.lead_agency_id, c.title,
  c.summary, c.htcds, c.closing_note, c.held, c.sealed, c.restricted_under, c.opened_at, c.closed_at, c.version,
  c.source_token is not null as imported, ${exactly(sql`c.opened_at`)} as place,
  case when c.case_id = any ((select access.dossiers('investigation', 'manage'))::uuid[])
      or (not c.sealed and c.agency_id = any ((select access.agencies('investigation', 'manage'))::uuid[])) then 'manage'
    when c.case_id = any ((select access.dossiers('investigation', 'contribute'))::uuid[])
      or (not c.sealed and c.agency_id = any ((select access.agencies('investigation', 'contribute'))::uuid[])) then 'contribute'
    else 'read' end as level`;

/** Over `casefile.case_file c`. */
export type CaseChoice = {
  readonly where: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
  readonly limit?: number;
};

/**
 * Cases that the reader may open, with their level and the number of people (in several capacities or taken for one: once). The people of all chosen cases are counted
 * together and once: row by row, the list of the reader's dossiers would be gone through anew for each.
 */
export function selectCases({ where, order, limit }: CaseChoice): RawBuilder<CaseRow> {
  return sql<CaseRow>`
    with chosen as materialized (
      select * from casefile.case_file c where c.withdrawn_at is null and ${where} order by ${order} limit ${limit ?? null}
    ), same as materialized (
      select s.dossier_id, s.other_id, s.person_id from casefile.same_person s
      where s.dossier_id = any ((select array_agg(case_id) from chosen)::uuid[]) and s.parted_at is null
    ), standing as materialized (
      select p.dossier_id, p.person_id from casefile.participant p
      where p.dossier_id = any ((select array_agg(case_id) from chosen)::uuid[]) and p.removed_at is null
    ), counted as materialized (
      select p.dossier_id, count(distinct coalesce(s.person_id, p.person_id))::int as people
      from standing p left join same s on s.dossier_id = p.dossier_id and s.other_id = p.person_id
      group by p.dossier_id
    )
    select ${columns}, coalesce(n.people, 0) as participants
    from chosen c left join counted n on n.dossier_id = c.case_id
    order by ${order}`;
}

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor">;

/** The case, or the same "not found" whether it is not there or not for this reader. */
export async function findCase(
  { tx }: Asking,
  wanted: { caseId: string } | { code: string },
): Promise<CaseRow> {
  const match =
    "caseId" in wanted ? sql`c.case_id = ${wanted.caseId}::uuid` : sql`c.code = ${wanted.code.toUpperCase()}`;
  const { rows } = await selectCases({ where: match, order: sql`c.case_id` }).execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

export function verbsOf(row: CaseRow, { actor }: Pick<Asking, "actor">): CaseVerb[] {
  return mayWithCase({ state: row.state, held: row.held, level: row.level, rights: actor.rights });
}

/** The case locked for a change that the rule allows; the declared refusal otherwise. */
export async function caseFor(
  context: Asking & Pick<QuestionContext<unknown>, "expects">,
  caseId: string,
  verb: CaseVerb,
): Promise<CaseRow | Refusal<"may-not">> {
  const seen = await findCase(context, { caseId });
  if (!verbsOf(seen, context).includes(verb)) return refuse("may-not");
  await sql`select from casefile.case_file where case_id = ${caseId}::uuid for update`.execute(context.tx);
  const now = await findCase(context, { caseId });
  if (!verbsOf(now, context).includes(verb)) return refuse("may-not");
  return now;
}

/** Refuses a write over a version that the writer did not see. */
export function refuseStale(found: number, expects: number | undefined): void {
  if (expects !== undefined && expects !== found) throw new Stale({ yours: expects, theirs: found });
}

export function lineOf(row: CaseRow, context: Pick<Asking, "actor">): CaseLine {
  return {
    caseId: row.case_id,
    code: row.code,
    kind: row.kind,
    state: row.state,
    reference: row.reference,
    held: row.held,
    participants: row.participants,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    may: verbsOf(row, context),
  };
}
