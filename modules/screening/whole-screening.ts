import { sql } from "kysely";
import { NotFound, type QuestionContext } from "#kernel/action";
import { holdsSound } from "#kernel/attachment";
import { colleagues } from "#kernel/part";
import { decisionsOf } from "./decide/decision-rows.ts";
import { voicesOf } from "./decide/voice-rows.ts";
import { findPublished } from "./instruments/find-instrument.ts";
import { eighteenOn } from "./keep/announce-eighteen.ts";
import { servesBoth } from "./keep/interpreters.ts";
import {
  type AssessedPart,
  assess,
  consentLack,
  type Interview,
  interpreterProblems,
  interviewProblems,
  isChild,
  isTakenBack,
  mayRecord,
  type NationalSetting,
  type Screening,
} from "./screening.ts";
import { lineOf, type ScreeningRow } from "./screening-row.ts";
import { openAccount, openInterview } from "./sealed.ts";
import { findSetting } from "./setting/setting-rows.ts";

export type Asking = Pick<QuestionContext<unknown>, "tx" | "actor" | "vault" | "now">;

/** The interview of a screening; a screening whose key is gone is not there. */
export async function interviewOf(context: Pick<Asking, "vault">, row: ScreeningRow): Promise<Interview> {
  const interview = await openInterview(context, row.screening_id, row.interview);
  if (interview === null) throw new NotFound();
  return interview;
}

/** Its instruments with the answers; an instrument that is gone leaves its answers unread. */
export async function partsOfInterview(
  context: Pick<Asking, "tx">,
  interview: Interview,
): Promise<AssessedPart[]> {
  const found = await Promise.all(
    interview.parts.map(async (part) => ({
      instrument: await findPublished(context, part.instrument, part.version),
      answers: part.answers,
    })),
  );
  return found.flatMap(({ instrument, answers }) =>
    instrument === undefined ? [] : [{ instrument, answers }],
  );
}

export function assessInterview(
  parts: readonly AssessedPart[],
  interview: Interview,
  setting: NationalSetting | null,
) {
  return assess(parts, {
    child: isChild(interview.safety.child),
    urgentMedical: interview.safety.urgentMedical === "yes",
    unsafe: interview.safety.safeToTalk === "no",
    rightsTold: interview.rights !== undefined,
    setting,
  });
}

/** What must not stay as it is: interpreters, nobody beside the person, rights untold, an adult not looked at (S1, S4, S12, S13). */
async function problemsOf(context: Asking, row: ScreeningRow, interview: Interview) {
  const codes = interview.interpreters.map(({ code }) => code);
  const both = await servesBoth(context, codes, row.event_id ?? row.screening_id);
  const { beside, childVoices, rights } = interview;
  const found = new Set([
    ...interview.interpreters.flatMap(interpreterProblems),
    ...(both.length > 0 ? ["serves-both"] : []),
    ...(beside === undefined || (beside.who.length === 0 && !beside.nobodyBecause) ? ["nobody-beside"] : []),
    ...(rights === undefined ? ["rights-not-told"] : []),
    ...(childVoices?.accompanyingAdult && childVoices.accompanyingAdult.checked !== "yes"
      ? ["adult-not-checked"]
      : []),
    ...interview.consents
      .filter((one) => !isTakenBack(interview, one))
      .map((one) => `consent-${consentLack(interview, one)}`),
    ...(!mayRecord(interview) && (await holdsSound(context.tx, row.screening_id))
      ? ["sound-not-agreed"]
      : []),
  ]);
  return interviewProblems.filter((problem) => found.has(problem));
}

/** The agency's own people read whether the person wants to give an account; nobody else does (S7). */
async function accountOf(context: Asking, screeningId: string) {
  const { rows } = await sql<{ wish: Buffer | null }>`
    select screening.read_account_wish(${screeningId}::uuid) as wish`.execute(context.tx);
  return openAccount(context, screeningId, rows[0]?.wish ?? null);
}

/** A screening as its reader sees it, with what its answers show. */
export async function wholeScreening(context: Asking, row: ScreeningRow): Promise<Screening> {
  const interview = await interviewOf(context, row);
  const setting = await findSetting(context, row.country);
  const parts = await partsOfInterview(context, interview);
  const decisions = await decisionsOf(context, row.screening_id);
  const by = await colleagues(
    context.tx,
    decisions.map(({ by: account }) => account),
  );
  const { rows } = await sql<{ open: boolean }>`
    select access.may_open(${row.person_id}::uuid, 'identity', 'read') as open`.execute(context.tx);
  return {
    ...lineOf(row, context),
    version: row.version,
    revision: row.revision,
    interviewVersion: row.interview_version,
    level: row.level,
    personId: row.person_id,
    personCode: row.person_code,
    revealable: row.person_id !== null && (rows[0]?.open ?? false),
    interview,
    account: await accountOf(context, row.screening_id),
    assessment: assessInterview(parts, interview, setting),
    asked: parts.map(({ instrument }) => instrument),
    problems: await problemsOf(context, row, interview),
    decisions: decisions.map((one) => ({ ...one, by: one.by === null ? null : by(one.by).name })),
    opinion: row.opinion,
    voices: await voicesOf(context, row.screening_id),
    setting,
    identifiedAt: row.identified_at?.toISOString() ?? null,
    advocatePresentAt: row.advocate_at?.toISOString() ?? null,
    turnsEighteen:
      row.year_of_birth === null ? null : eighteenOn(row.year_of_birth).toISOString().slice(0, 10),
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}
