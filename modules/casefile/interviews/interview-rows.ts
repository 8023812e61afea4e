import { sql } from "kysely";
import { NotFound, type QuestionContext, type Refusal, refuse } from "#kernel/action";
import { colleagues } from "#kernel/part";
import { type CaseRow, caseFor, findCase, verbsOf } from "../case-row.ts";
import {
  type Interview,
  type InterviewState,
  type InterviewVerb,
  mayWithInterview,
  Plan,
  type Session,
} from "./interview.ts";

export type InterviewRow = {
  agency_id: string;
  interview_id: string;
  dossier_id: string;
  participant_id: string;
  person_id: string;
  person_code: string;
  state: InterviewState;
  starts_at: Date;
  ends_at: Date;
  interviewers: string[];
  child: boolean;
  plan: Buffer;
  free_closed_at: Date | null;
  reason: Buffer | null;
  version: number;
  in_session: boolean;
  earlier_shut: boolean;
};
type SessionRow = {
  interview_session_id: string;
  interview_id: string;
  began_at: Date;
  ended_at: Date | null;
  content: Buffer;
};

type Asking = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor">;
type SealedColumn = "plan" | "reason";

export function interviewPlace(interviewId: string, column: SealedColumn) {
  return { table: "casefile.interview", column, row: interviewId };
}
export function sessionPlace(sessionId: string) {
  return { table: "casefile.interview_session", column: "content", row: sessionId };
}

const columns = sql`i.*, p.person_code,
  exists (select from casefile.interview_session s where s.interview_id = i.interview_id and s.ended_at is null) as in_session,
  i.state in ('planned', 'free-account') and access.account_id() = any (i.interviewers) as earlier_shut`;

export async function interviewsOf({ tx }: Pick<Asking, "tx">, caseId: string): Promise<InterviewRow[]> {
  const { rows } = await sql<InterviewRow>`
    select ${columns} from casefile.interview i join casefile.participant p on p.participant_id = i.participant_id
    where i.dossier_id = ${caseId}::uuid order by i.starts_at, i.planned_at`.execute(tx);
  return rows;
}

export async function findInterview({ tx }: Pick<Asking, "tx">, interviewId: string): Promise<InterviewRow> {
  const { rows } = await sql<InterviewRow>`
    select ${columns} from casefile.interview i join casefile.participant p on p.participant_id = i.participant_id
    where i.interview_id = ${interviewId}::uuid`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

/** Interviews as their reader sees them. */
export async function wholeInterviews(
  context: Asking,
  { of, rows }: { of: CaseRow; rows: readonly InterviewRow[] },
): Promise<Interview[]> {
  const { tx, vault } = context;
  const ids = rows.map((row) => row.interview_id);
  const held = await sql<SessionRow>`
    select s.* from casefile.interview_session s where s.interview_id = any (${ids}::uuid[]) order by s.began_at`.execute(
    tx,
  );
  const sessions = new Map<string, Interview["sessions"]>();
  for (const row of held.rows) {
    const text = await vault.open(of.case_id, sessionPlace(row.interview_session_id), row.content);
    const content = JSON.parse(text ?? "{}") as { present?: string; whyEnded?: string };
    const list = sessions.get(row.interview_id) ?? [];
    list.push({
      sessionId: row.interview_session_id,
      beganAt: row.began_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      present: content.present ?? "",
      whyEnded: content.whyEnded ?? null,
    } satisfies (typeof Session)["_output"]);
    sessions.set(row.interview_id, list);
  }
  const by = await colleagues(
    tx,
    rows.flatMap((row) => row.interviewers),
  );
  const writes = verbsOf(of, context).includes("add-record");
  const items: Interview[] = [];
  for (const row of rows) {
    const plan = await vault.open(of.case_id, interviewPlace(row.interview_id, "plan"), row.plan);
    if (plan === null) continue;
    items.push({
      interviewId: row.interview_id,
      caseId: row.dossier_id,
      participantId: row.participant_id,
      personCode: row.person_code,
      state: row.state,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      interviewers: row.interviewers.map(by),
      child: row.child,
      plan: Plan.parse(JSON.parse(plan)),
      freeClosedAt: row.free_closed_at?.toISOString() ?? null,
      reason: await vault.open(of.case_id, interviewPlace(row.interview_id, "reason"), row.reason),
      earlierShut: row.earlier_shut,
      hears: row.interviewers.includes(context.actor.accountId),
      sessions: sessions.get(row.interview_id) ?? [],
      version: row.version,
      may: mayWithInterview(row.state, { writes, inSession: row.in_session }),
    });
  }
  return items;
}

export async function interviewAnew(context: Asking, interviewId: string): Promise<Interview> {
  const row = await findInterview(context, interviewId);
  const of = await findCase(context, { caseId: row.dossier_id });
  const [found] = await wholeInterviews(context, { of, rows: [row] });
  if (found === undefined) throw new NotFound();
  return found;
}

/**
 * Whether the actor may let people go who are still to hear the person, which opens earlier accounts to them (C1): whoever
 * manages the case and is not one of them. Nobody does it for themselves.
 */
export async function mayLetGo(
  context: Asking,
  row: InterviewRow,
  leaving: readonly string[],
): Promise<boolean> {
  if (leaving.includes(context.actor.accountId)) return false;
  return (await findCase(context, { caseId: row.dossier_id })).level === "manage";
}

/** The interview locked for a change that its state allows; the declared refusal otherwise. */
export async function interviewFor(
  context: Asking & Pick<QuestionContext<unknown>, "expects">,
  interviewId: string,
  verb: InterviewVerb,
): Promise<InterviewRow | Refusal<"may-not" | "not-in-this-state">> {
  const seen = await findInterview(context, interviewId);
  // Locks the case, so that two who act at once come one after the other.
  const of = await caseFor({ ...context, expects: undefined }, seen.dossier_id, "add-record");
  if (!("case_id" in of)) return of;
  const row = await findInterview(context, interviewId);
  const may = mayWithInterview(row.state, { writes: true, inSession: row.in_session });
  return may.includes(verb) ? row : refuse("not-in-this-state");
}
