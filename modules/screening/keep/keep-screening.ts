import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import { openDossier } from "#kernel/access";
import { action, type Context, refuse, Stale } from "#kernel/action";
import { keepAttachmentRule } from "#kernel/attachment";
import { wantsPolice } from "../carry-answers.ts";
import { screeningDossier } from "../dossier-kind.ts";
import { takeBackAll } from "../hand/handed-rows.ts";
import { type Interview, isChild, KeepScreening, mayRecord, Receipt } from "../screening.ts";
import { openInterview, sealAccount, sealInterview } from "../sealed.ts";
import { announceEighteen } from "./announce-eighteen.ts";
import { instrumentProblem } from "./check-parts.ts";
import { noteInterpreters } from "./interpreters.ts";
import { keepConsents } from "./keep-consents.ts";
import { keepPerson } from "./keep-person.ts";

type Kept = {
  code: string;
  revision: number;
  interview_version: number;
  state: string;
  interview: Buffer;
  person_id: string | null;
  kept_at: Date;
};

/**
 * Takes a screening from a device. Sent again (same id, same revision, same interview) it gives the same receipt. Made
 * on an older version than the one that stands, nothing is overwritten: `stale` with both, as far as the sender may see.
 */
export const keepScreening = action({
  name: "screening.keep-screening",
  about: "Keeps a screening as it was made on a device, and gives a receipt.",
  needs: "screening.interview",
  fromDevice: true,
  input: KeepScreening,
  output: Receipt,
  refusals: [
    "adult-only",
    "child-only",
    "rights-first",
    "no-such-instrument",
    "closed-already",
    "tip-not-reached",
  ],
  emits: ["screening.screening-kept", "screening.answers-taken-back", "consent.given", "consent.revoked"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { screeningId, interview } = input;
  const problem = await instrumentProblem(context, interview);
  if (problem !== undefined)
    return refuse(problem.refusal, { path: ["interview", "parts", String(problem.at)] });
  const before = await findKept(context, screeningId);
  if (before !== undefined) {
    const stands = await openInterview(context, screeningId, before.interview);
    if (before.revision === input.revision && isDeepStrictEqual(stands, interview))
      return receiptOf(screeningId, before);
    if (before.interview_version !== input.basedOn) {
      opened([screeningId], ["interview"]);
      throw new Stale({
        yours: { basedOn: input.basedOn, revision: input.revision },
        theirs: { version: before.interview_version, revision: before.revision, interview: stands },
      });
    }
    if (before.state === "closed") return refuse("closed-already");
  } else if (input.fromTip !== undefined && !(await isReached(context, input.fromTip))) {
    return refuse("tip-not-reached", { path: ["fromTip"] });
  }
  const kept = before === undefined ? await openNew(context) : await keepAgain(context, before);
  if (input.account !== undefined) {
    const wish = await sealAccount(context, screeningId, input.account);
    await sql`select screening.keep_account_wish(${screeningId}::uuid, ${wish})`.execute(tx);
  }
  // Sound only with its own consent; services receive neither photos nor sound (S9).
  await keepAttachmentRule(tx, screeningId, { takesSound: mayRecord(interview), ownAgencyOnly: true });
  await keepConsents(context);
  // What was handed to those who investigate goes with the wish (S2).
  if (before !== undefined && !wantsPolice(interview))
    for (const handingId of await takeBackAll(context, screeningId))
      emit("screening.answers-taken-back", { screeningId, handingId });
  await noteInterpreters(context, interview, input.fromEvent?.eventId ?? screeningId);
  await announceEighteen(context, screeningId);
  opened([screeningId], ["interview"]);
  emit("screening.screening-kept", { screeningId });
  return receiptOf(screeningId, kept);
});

export type Keeping = Context<KeepScreening>;

async function findKept({ tx }: Pick<Keeping, "tx">, screeningId: string): Promise<Kept | undefined> {
  const { rows } = await sql<Kept>`
    select code, revision, interview_version, state, interview, person_id, kept_at from screening.screening
    where screening_id = ${screeningId}::uuid and erased_at is null for update`.execute(tx);
  return rows[0];
}

function receiptOf(
  screeningId: string,
  { code, revision, interview_version: version, kept_at }: Kept,
): Receipt {
  return { screeningId, code, revision, version, receivedAt: kept_at.toISOString() };
}

/** Coded facts that lists and rules need; everything else stays sealed. */
function codedOf(interview: Interview) {
  return {
    child: interview.safety.child,
    yearOfBirth: isChild(interview.safety.child) ? (interview.person.yearOfBirth ?? null) : null,
    urgent: interview.safety.urgentMedical === "yes" || interview.safety.safeToTalk === "no",
    instruments: interview.parts.map(({ instrument, version }) => `${instrument} ${version}`),
    country: interview.country ?? null,
  };
}

async function openNew(context: Keeping): Promise<Kept> {
  const { input, tx, vault, now } = context;
  const { screeningId, interview, finished } = input;
  const { agencyId, code } = await openDossier(tx, { ...screeningDossier, dossierId: screeningId });
  await vault.createKey(screeningId);
  const sealed = await sealInterview(context, screeningId, interview);
  const coded = codedOf(interview);
  const { rows } = await sql<Kept>`
    insert into screening.screening (agency_id, screening_id, dossier_id, code, state, child, year_of_birth, urgent, instruments, country,
      revision, interview, tip_id, event_id, event_card, device, received_at, kept_at)
    values (${agencyId}::uuid, ${screeningId}::uuid, ${screeningId}::uuid, ${code}, ${finished ? "finished" : "draft"}::screening.state,
      ${coded.child}::screening.childness, ${coded.yearOfBirth}, ${coded.urgent}, ${coded.instruments}::text[], coalesce(${coded.country}, screening.home_country()), ${input.revision}, ${sealed},
      ${input.fromTip ?? null}::uuid, ${input.fromEvent?.eventId ?? null}::uuid, ${input.fromEvent?.card ?? null},
      ${input.deviceId ?? null}, ${now}, ${now})
    returning code, revision, interview_version, state, interview, person_id, kept_at`.execute(tx);
  const [kept] = rows;
  if (kept === undefined) throw new Error("a screening was not written");
  await keepPerson(context);
  return (await findKept(context, screeningId)) ?? kept;
}

async function keepAgain(context: Keeping, before: Kept): Promise<Kept> {
  const { input, tx, now } = context;
  const { screeningId, interview, finished } = input;
  const sealed = await sealInterview(context, screeningId, interview);
  const coded = codedOf(interview);
  const state = before.state === "draft" && finished ? "finished" : before.state;
  await sql`
    update screening.screening set state = ${state}::screening.state, child = ${coded.child}::screening.childness,
      year_of_birth = ${coded.yearOfBirth}, urgent = ${coded.urgent},
      instruments = ${coded.instruments}::text[], country = coalesce(${coded.country}, country), revision = ${input.revision},
      interview = ${sealed}, interview_version = interview_version + 1, kept_at = ${now}, device = coalesce(${input.deviceId ?? null}, device)
    where screening_id = ${screeningId}::uuid`.execute(tx);
  await keepPerson(context);
  const kept = await findKept(context, screeningId);
  if (kept === undefined) throw new Error("a screening that was written is gone");
  return kept;
}

/** A tip starts nothing by itself: only where the person was safely reached (S14); it may have been closed since then. */
async function isReached({ tx }: Pick<Keeping, "tx">, tipId: string): Promise<boolean> {
  const { rows } = await sql`
    select from screening.tip t where t.tip_id = ${tipId}::uuid and (t.state = 'reached' or t.state = 'closed' and exists (
      select from history.screening_tip h where h.row_id = t.tip_id and h.before ->> 'state' = 'reached'))`.execute(
    tx,
  );
  return rows.length > 0;
}
