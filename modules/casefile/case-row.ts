import { sql } from "kysely";
import { NotFound, type QuestionContext, type Refusal, refuse, Stale } from "#kernel/action";
import type { Level } from "#kernel/words";
import { type CaseKind, type CaseLine, type CaseState, type CaseVerb, mayWithCase } from "./casefile.ts";

export type CaseRow = {
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

/** Lists of dossiers are made once a statement, as in the policies. Columns of a case with the reader's level and the number of people in it (in several capacities or taken for one: once), over `casefile.case_file c`. */
export const caseColumns = sql<CaseRow>`c.agency_id, c.case_id, c.code, c.kind, c.state, c.reference, c.lead_agency_id, c.title,
  c.summary, c.htcds, c.closing_note, c.held, c.sealed, c.restricted_under, c.opened_at, c.closed_at, c.version,
  c.source_token is not null as imported,
  case when c.case_id = any ((select access.dossiers('investigation', 'manage'))::uuid[])
      or (not c.sealed and c.agency_id = any ((select access.agencies('investigation', 'manage'))::uuid[])) then 'manage'
    when c.case_id = any ((select access.dossiers('investigation', 'contribute'))::uuid[])
      or (not c.sealed and c.agency_id = any ((select access.agencies('investigation', 'contribute'))::uuid[])) then 'contribute'
    else 'read' end as level,
  (select count(distinct coalesce(s.person_id, p.person_id))::int from casefile.participant p
    left join casefile.same_person s on s.dossier_id = p.dossier_id and s.other_id = p.person_id and s.parted_at is null
    where p.dossier_id = c.case_id and p.removed_at is null) as participants`;

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor">;

/** The case, or the same "not found" whether it is not there or not for this reader. */
export async function findCase(
  { tx }: Asking,
  wanted: { caseId: string } | { code: string },
): Promise<CaseRow> {
  const match =
    "caseId" in wanted ? sql`c.case_id = ${wanted.caseId}::uuid` : sql`c.code = ${wanted.code.toUpperCase()}`;
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from casefile.case_file c where ${match} and c.withdrawn_at is null
  `.execute(tx);
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
