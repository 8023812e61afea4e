import { sql } from "kysely";
import { type Context, isRefusal } from "#kernel/action";
import { endConsent, readConsents, writeConsent } from "#kernel/consent";
import { consentLack, isChild, isTakenBack, type KeepScreening, type ToldConsent } from "../screening.ts";

type Keeping = Context<KeepScreening>;
const dayMs = 86_400_000;

/**
 * Writes what the person agreed to in the interview into the register of consents, where each ends what was opened under it
 * and tells its receivers when it is taken back (S2). One that lacks something is left out and named as a problem on the
 * page: a record that a device made is never turned away for it.
 */
export async function keepConsents(context: Keeping): Promise<void> {
  const { input, tx } = context;
  const { screeningId, interview } = input;
  if (interview.consents.length === 0) return;
  const { rows } = await sql<{ person_id: string | null }>`
    select person_id from screening.screening where screening_id = ${screeningId}::uuid`.execute(tx);
  const personId = rows[0]?.person_id;
  if (!personId) throw new Error("a person who agreed to something was not opened");
  for (const told of interview.consents) {
    const [stands] = await readConsents(context, { consentId: told.consentId });
    const gone = isTakenBack(interview, told);
    if (stands === undefined && !gone && consentLack(interview, told) === null)
      await give(context, personId, told);
    if (stands?.dossierId === screeningId && gone && stands.may.includes("revoke-consent"))
      await endConsent({ ...context, expects: undefined }, { consentId: told.consentId, how: "said" });
  }
}

async function give(context: Keeping, personId: string, told: ToldConsent): Promise<void> {
  const { input, now } = context;
  const { consentId, recipient, purpose, topics, givenBy } = told;
  const written = await writeConsent(context, {
    ...{ consentId, recipient, purpose, topics, givenBy, personId },
    dossierId: input.screeningId,
    told: told.told,
    isChild: isChild(input.interview.safety.child) ? input.interview.safety.child : "no",
    // Police never open support; those who help open what the person let them read.
    compartments:
      purpose === "criminal-case"
        ? []
        : ["support", ...(topics.includes("who-i-am") ? ["identity" as const] : [])],
    until: new Date(now.getTime() + told.days * dayMs).toISOString(),
  });
  // Its number is taken by a consent that this actor may not see: nothing is written over, nothing is told.
  if (isRefusal(written) && written.refusal !== "recorded-already")
    throw new Error(`a consent was refused: ${written.refusal}`);
}
