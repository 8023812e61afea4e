import { sql } from "kysely";
import { onEvent } from "#kernel/event";

const needs = "referral.follow";

/** No answer by the deadline: the coordinators and the sender are told that something waits. */
export const stepTold = onEvent({
  about: "Escalates a referral whose time for an answer is over.",
  needs,
}).run(async ({ tx, event }) => {
  const { deadlineId } = event.ids;
  if (deadlineId) await sql`select referral.escalate(${deadlineId}::uuid)`.execute(tx);
});

/** What was opened under the consent ended in the same moment; here the receivers are told and the referral ends. */
export const consentGone = onEvent({
  about: "Ends the referrals that were sent under a consent that is gone, and tells every receiver.",
  needs,
}).run(async ({ tx, event }) => {
  const { consentId } = event.ids;
  if (consentId) await sql`select referral.withdraw_for_consent(${consentId}::uuid, 'consent')`.execute(tx);
});
