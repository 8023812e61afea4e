import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { AssessmentContent, Status } from "./gaps/assessment.ts";

type Tx = Context<unknown>["tx"];

export type AssessmentRow = {
  agency_id: string;
  assessment_id: string;
  country: string;
  duty: string;
  assessed_on: string;
  status: Status;
  content: AssessmentContent;
  author: string;
  written_at: Date;
  shared: boolean;
};

type Ask = {
  readonly on: string;
  readonly country?: string | undefined;
  readonly duty?: string | undefined;
  readonly agency?: string | undefined;
};

/** Entries of one's own agency with drafts, of others those that they share. */
const seen = sql`
      select a.agency_id, a.assessment_id, a.country, a.duty, a.assessed_on, a.status, a.content, a.author, a.written_at,
        s.assessment_id is not null as shared
      from law.assessment a left join law.assessment_shared s using (assessment_id) where a.removed_at is null
      union all
      select s.agency_id, s.assessment_id, s.country, s.duty, s.assessed_on, s.status, s.content, s.author, s.written_at, true
      from law.assessment_shared s where s.agency_id <> access.agency_id()`;

/**
 * What holds on a day: of each agency, country and duty the entry of the latest day, and of one day the one written
 * last. One's own agency's with drafts, of others what they share.
 */
export async function readAssessments(tx: Tx, { on, country, duty, agency }: Ask): Promise<AssessmentRow[]> {
  const { rows } = await sql<AssessmentRow>`
    with seen as (${seen})
    select distinct on (agency_id, country, duty) agency_id, assessment_id, country, duty, assessed_on::text, status, content,
      author, written_at, shared
    from seen
    where assessed_on <= ${on}::date and (${country ?? null}::text is null or country = ${country ?? null})
      and (${duty ?? null}::text is null or duty = ${duty ?? null})
      and (${agency ?? null}::uuid is null or agency_id = ${agency ?? null}::uuid)
    order by agency_id, country, duty, seen.assessed_on desc, written_at desc, assessment_id`.execute(tx);
  return rows;
}

/** Days on which an agency assessed a country, the latest first. */
export async function assessmentDays(tx: Tx, country: string, agency: string): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct assessed_on::text as day from (
      select assessed_on from law.assessment where removed_at is null and country = ${country} and agency_id = ${agency}::uuid
      union all
      select assessed_on from law.assessment_shared where country = ${country} and agency_id = ${agency}::uuid and agency_id <> access.agency_id()
    ) d order by day desc limit 100`.execute(tx);
  return rows.map(({ day }) => day);
}

/** Entries of one duty, the latest first: how the judgment went. */
export async function assessmentHistory(
  tx: Tx,
  { country, duty, agency }: { country: string; duty: string; agency: string },
): Promise<AssessmentRow[]> {
  const { rows } = await sql<AssessmentRow>`
    with seen as (${seen})
    select agency_id, assessment_id, country, duty, assessed_on::text, status, content, author, written_at, shared from seen
    where country = ${country} and duty = ${duty} and agency_id = ${agency}::uuid
    order by seen.assessed_on desc, written_at desc limit 200`.execute(tx);
  return rows;
}
