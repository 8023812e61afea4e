import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { ReferralRow } from "./referral-row.ts";
import { referralPlace, sealJson } from "./sealed.ts";
import type { Answer, ReferralState } from "./words.ts";

type Writing = Pick<Context<unknown>, "tx" | "vault" | "now" | "opened">;

const stateAfter = { accept: "accepted", refuse: "refused", propose: "countered" } as const satisfies Record<
  Answer["word"],
  ReferralState
>;

/**
 * Writes the answer to a referral. The database stops the clock, shuts links, tells other services that were asked, and
 * with a no ends what was opened (0310-referrals.sql).
 */
export async function writeAnswer(
  context: Writing,
  row: ReferralRow,
  { answer, how }: { readonly answer: Answer; readonly how: "account" | "recorded" },
): Promise<ReferralState> {
  const { tx, now, opened } = context;
  const state = stateAfter[answer.word];
  const sealed = await sealJson(
    context,
    row.referral_id,
    referralPlace(row.referral_id, "answer"),
    wordsOf(answer),
  );
  const contact =
    answer.word === "accept" ? answer.firstContactAt : answer.word === "propose" ? answer.from : null;
  const refused = answer.word === "refuse" ? answer.reason : null;
  await sql`select referral.tell(${row.referral_id}::uuid, 'sender', 'referral-answered')`.execute(tx);
  await sql`
    update referral.referral set state = ${state}, answered_at = ${now}, answered_how = ${how}, refusal_reason = ${refused},
      first_contact = ${contact}::timestamptz, answer = ${sealed},
      over_at = ${refused === null ? null : now}::timestamptz, over_cause = ${refused === null ? null : "service"}
    where referral_id = ${row.referral_id}::uuid`.execute(tx);
  opened([row.referral_id], ["answer"]);
  return state;
}

/** What of an answer is words, and so sealed. */
export function wordsOf(answer: Answer): Record<string, string> {
  switch (answer.word) {
    case "accept":
      return { meetingPoint: answer.meetingPoint, contact: answer.contact, note: answer.note };
    case "refuse":
      return { note: answer.note };
    case "propose":
      return { offer: answer.offer };
  }
}
