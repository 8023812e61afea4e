import { sql } from "kysely";
import { NotFound, type QuestionContext, type Refusal, refuse, Stale } from "#kernel/action";
import type { Level } from "#kernel/words";
import { mayWithSupport, type SupportLine, type SupportVerb } from "./words.ts";

export type SupportRow = {
  agency_id: string;
  support_file_id: string;
  code: string;
  state: "open" | "closed";
  person_id: string;
  person_code: string;
  advocate: string | null;
  advocate_name: string | null;
  advocate_since: Date | null;
  identified_at: Date | null;
  first_contact: Date | null;
  reflection_from: Date | null;
  reflection_until: Date | null;
  reflection_deadline: string | null;
  review_by: string | null;
  risk_reopened: Date | null;
  risk_cause: string | null;
  summary: Buffer | null;
  closing_note: Buffer | null;
  opened_at: Date;
  sealed: boolean;
  version: number;
  level: Level;
  open_needs: number;
};

/** Over `referral.support_file f`. */
export const supportColumns = sql`f.*, f.review_by::text as review_by,
  case when f.dossier_id = any ((select access.dossiers('support', 'manage'))::uuid[])
      or (not f.sealed and f.agency_id = any ((select access.agencies('support', 'manage'))::uuid[])) then 'manage'
    when f.dossier_id = any ((select access.dossiers('support', 'contribute'))::uuid[])
      or (not f.sealed and f.agency_id = any ((select access.agencies('support', 'contribute'))::uuid[])) then 'contribute'
    else 'read' end as level,
  (select n.name from access.account_names(array[f.advocate]) n) as advocate_name,
  (select count(*)::int from referral.need n where n.dossier_id = f.dossier_id and n.state in ('open', 'in-hand')) as open_needs`;

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "now">;

/** The file, or the same "not found" whether it is not there or not for this reader. */
export async function findSupport(
  { tx }: Pick<Asking, "tx">,
  wanted: { supportFileId: string } | { code: string },
): Promise<SupportRow> {
  const match =
    "supportFileId" in wanted
      ? sql`f.support_file_id = ${wanted.supportFileId}::uuid`
      : sql`f.code = ${wanted.code.toUpperCase()}`;
  const { rows } =
    await sql<SupportRow>`select ${supportColumns} from referral.support_file f where ${match}`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

export function supportVerbsOf(
  { state, level }: SupportRow,
  { actor }: Pick<Asking, "actor">,
): SupportVerb[] {
  return mayWithSupport({ state, level, rights: actor.rights });
}

/** The file locked for a change that the rule allows. A write over a version that the writer did not see is refused. */
export async function supportFor(
  context: Asking & Pick<QuestionContext<unknown>, "expects">,
  supportFileId: string,
  verb: SupportVerb,
): Promise<SupportRow | Refusal<"may-not">> {
  await findSupport(context, { supportFileId });
  await sql`select from referral.support_file where support_file_id = ${supportFileId}::uuid for update`.execute(
    context.tx,
  );
  const row = await findSupport(context, { supportFileId });
  if (!supportVerbsOf(row, context).includes(verb)) return refuse("may-not");
  const { expects } = context;
  if (expects !== undefined && expects !== row.version)
    throw new Stale({ yours: expects, theirs: row.version });
  return row;
}

export function supportLineOf(row: SupportRow, context: Asking): SupportLine {
  const open = row.state === "open";
  return {
    supportFileId: row.support_file_id,
    code: row.code,
    state: row.state,
    personCode: row.person_code,
    advocate: row.advocate_name,
    openNeeds: row.open_needs,
    reflectionUntil: row.reflection_until?.toISOString() ?? null,
    reviewBy: row.review_by,
    reviewOverdue: open && row.review_by !== null && row.review_by < context.now.toISOString().slice(0, 10),
    riskReopened: open && row.risk_reopened !== null,
    openedAt: row.opened_at.toISOString(),
    version: row.version,
    may: supportVerbsOf(row, context),
  };
}
