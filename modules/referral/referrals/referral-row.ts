import { sql } from "kysely";
import { NotFound, type QuestionContext, type Refusal, refuse } from "#kernel/action";
import type { Words } from "#kernel/words";
import type { ServiceContent, ServiceKind } from "../referral.ts";
import {
  mayWithReferral,
  type ReferralLine,
  type ReferralState,
  type ReferralVerb,
  type Urgency,
} from "./words.ts";

export type ReferralRow = {
  agency_id: string;
  referral_id: string;
  code: string;
  state: ReferralState;
  request_id: string;
  source_dossier: string;
  person_id: string;
  person_code: string;
  sex: string | null;
  age_band: string | null;
  languages: string[];
  service_id: string;
  to_agency: string | null;
  kind: ServiceKind;
  area: string;
  urgency: Urgency;
  purpose: string;
  answer_hours: number;
  made_at: Date;
  consent_id: string | null;
  by_exception: boolean;
  sent_at: Date | null;
  answer_by: Date | null;
  escalated_at: Date | null;
  answered_at: Date | null;
  answered_how: "account" | "hand-over" | "recorded" | null;
  refusal_reason: string | null;
  answer: Buffer | null;
  first_contact: Date | null;
  began_at: Date | null;
  over_at: Date | null;
  over_cause: string | null;
  over_note: Buffer | null;
  sealed: boolean;
  version: number;
  writes: boolean;
  service_code: string | null;
  service_content: ServiceContent | null;
  service_state: string | null;
};

/** Over `referral.referral r` with its service, which stands in the directory also when it is closed. */
export const referralColumns = sql`r.*,
  (r.dossier_id = any ((select access.dossiers('support', 'contribute'))::uuid[])
    or (not r.sealed and r.agency_id = any ((select access.agencies('support', 'contribute'))::uuid[]))) as writes,
  s.code as service_code, s.content as service_content, s.state as service_state`;
export const referralTables = sql`referral.referral r left join referral.service s on s.service_id = r.service_id`;

type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "now">;

/** The referral, or the same "not found" whether it is not there or not for this reader. */
export async function findReferral(
  { tx }: Pick<Asking, "tx">,
  wanted: { referralId: string } | { code: string },
): Promise<ReferralRow> {
  const match =
    "referralId" in wanted
      ? sql`r.referral_id = ${wanted.referralId}::uuid`
      : sql`r.code = ${wanted.code.toUpperCase()}`;
  const { rows } =
    await sql<ReferralRow>`select ${referralColumns} from ${referralTables} where ${match}`.execute(tx);
  if (rows[0] === undefined) throw new NotFound();
  return rows[0];
}

function sidesOf(row: ReferralRow, { actor }: Pick<Asking, "actor">) {
  return { asks: row.agency_id === actor.agencyId, answers: row.to_agency === actor.agencyId };
}

export function isByHandOver(row: Pick<ReferralRow, "to_agency">): boolean {
  return row.to_agency === null;
}

export function verbsOf(row: ReferralRow, context: Pick<Asking, "actor">): ReferralVerb[] {
  return mayWithReferral({
    state: row.state,
    ...sidesOf(row, context),
    byHandOver: isByHandOver(row),
    writes: row.writes,
    rights: context.actor.rights,
  });
}

const answering: readonly ReferralVerb[] = [
  "accept-referral",
  "refuse-referral",
  "propose-otherwise",
  "record-answer",
];

/** The referral locked for a change that the rule allows; an answer that came already has a refusal of its own. */
export async function referralFor(
  context: Asking,
  referralId: string,
  verb: ReferralVerb,
): Promise<ReferralRow | Refusal<"may-not" | "already-answered">> {
  await findReferral(context, { referralId });
  await sql`select from referral.referral where referral_id = ${referralId}::uuid for update`.execute(
    context.tx,
  );
  const row = await findReferral(context, { referralId });
  if (verbsOf(row, context).includes(verb)) return row;
  return answering.includes(verb) && row.answered_at !== null
    ? refuse("already-answered")
    : refuse("may-not");
}

export function serviceName(row: Pick<ReferralRow, "service_content">): Words | null {
  return row.service_content?.name ?? null;
}

export function isOverdue(row: ReferralRow, now: Date): boolean {
  return row.state === "sent" && row.answer_by !== null && row.answer_by <= now;
}

export function lineOf(row: ReferralRow, context: Pick<Asking, "actor" | "now">): ReferralLine {
  const name = serviceName(row);
  return {
    referralId: row.referral_id,
    code: row.code,
    state: row.state,
    ...sidesOf(row, context),
    personCode: row.person_code,
    kind: row.kind,
    area: row.area,
    urgency: row.urgency,
    service: name && row.service_code ? { serviceId: row.service_id, code: row.service_code, name } : null,
    byHandOver: isByHandOver(row),
    madeAt: row.made_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    answerBy: row.answer_by?.toISOString() ?? null,
    overdue: isOverdue(row, context.now),
    escalated: row.escalated_at !== null,
    version: row.version,
    may: verbsOf(row, context),
  };
}
