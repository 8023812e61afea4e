import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { openReply, readHandOvers } from "../handover/hand-over-row.ts";
import { isByHandOver, lineOf, type ReferralRow, serviceName } from "./referral-row.ts";
import { openJson, referralPlace } from "./sealed.ts";
import { readSections } from "./sections.ts";
import { Answered, partsOfSections, Referral, type SectionTopic, topicsOf } from "./words.ts";

type Reading = Pick<QuestionContext<unknown>, "tx" | "vault" | "actor" | "now">;

/** Whom consent names: the agency whose people read, or the service alone where it has no account. */
export function recipientOf(row: Pick<ReferralRow, "to_agency" | "service_id">) {
  return row.to_agency === null
    ? ({ kind: "service", id: row.service_id } as const)
    : ({ kind: "agency", id: row.to_agency } as const);
}

/** The sections chosen for a referral; `who-i-am` has no words of its own, and stands as a section without them. */
export function topicsOfSections(sections: readonly { topic: SectionTopic }[]): SectionTopic[] {
  return sections.map(({ topic }) => topic);
}

/** A referral as one page shows it; what only the asking side sees is null for the service. */
export async function wholeReferral(context: Reading, row: ReferralRow): Promise<Referral> {
  const line = lineOf(row, context);
  const sections = await readSections(context, row.referral_id);
  const open = await sql<{ identity: boolean }>`
    select access.may_open(${row.person_id}::uuid, 'identity', 'read') as identity`.execute(context.tx);
  return Referral.parse({
    ...line,
    sealed: row.sealed,
    sex: row.sex,
    ageBand: row.age_band,
    languages: row.languages,
    sections,
    personId: open.rows[0]?.identity ? row.person_id : null,
    answer: await answerOf(context, row),
    overAt: row.over_at?.toISOString() ?? null,
    overCause: row.over_cause,
    overNote: await openJson(
      context,
      row.referral_id,
      referralPlace(row.referral_id, "over_note"),
      row.over_note,
    ),
    beganAt: row.began_at?.toISOString() ?? null,
    duty: row.service_content
      ? {
          phone: row.service_content.dutyPhone ?? row.service_content.phone ?? null,
          conditions: row.service_content.conditions ?? null,
          state: row.service_state ?? "closed",
        }
      : null,
    asking: line.asks ? await askingPart(context, row, topicsOfSections(sections)) : null,
  });
}

async function answerOf(context: Reading, row: ReferralRow): Promise<unknown> {
  if (row.answered_at === null) return null;
  const told =
    row.answered_how === "hand-over"
      ? await openReply(context, row.referral_id)
      : await openJson(context, row.referral_id, referralPlace(row.referral_id, "answer"), row.answer);
  const words = Answered.pick({ meetingPoint: true, contact: true, note: true, offer: true })
    .partial()
    .catch({})
    .parse(told ?? {});
  return {
    meetingPoint: "",
    contact: "",
    note: "",
    offer: "",
    ...words,
    how: row.answered_how,
    at: row.answered_at.toISOString(),
    reason: row.refusal_reason,
    firstContactAt: row.first_contact?.toISOString() ?? null,
  };
}

type ConsentRow = { by: "consent" | "exception"; state: string };

async function askingPart(context: Reading, row: ReferralRow, topics: SectionTopic[]) {
  const recipient = recipientOf(row);
  const { rows } = await sql<ConsentRow>`
    select f.by, f.state from consent.find(${row.person_id}::uuid, ${recipient.kind}, ${recipient.id}::uuid, ${row.purpose}) f`.execute(
    context.tx,
  );
  const others = await sql<{ code: string; state: string; content: ReferralRow["service_content"] }>`
    select r.code, r.state, s.content from referral.referral r left join referral.service s on s.service_id = r.service_id
    where r.request_id = ${row.request_id}::uuid and r.referral_id <> ${row.referral_id}::uuid order by r.made_at`.execute(
    context.tx,
  );
  return {
    sourceDossier: row.source_dossier,
    recipient,
    purpose: row.purpose,
    topics: topicsOf(topics),
    compartments: isByHandOver(row) ? [] : partsOfSections(topics),
    consent: consentWord(rows[0]),
    personId: row.person_id,
    handOvers: await readHandOvers(context, row.referral_id),
    others: others.rows.map(({ code, state, content }) => ({
      code,
      state,
      service: serviceName({ service_content: content }),
    })),
  };
}

function consentWord(found: ConsentRow | undefined): string {
  if (!found) return "missing";
  if (found.state === "revoked") return "ended";
  return found.state === "stands" && found.by === "exception" ? "exception" : found.state;
}
