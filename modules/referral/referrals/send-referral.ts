import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { action, type Context, isRefusal, type Refusal, refuse } from "#kernel/action";
import {
  type ConsentRefusal,
  consentRefusals,
  type Ground,
  giveGrantUnder,
  requireConsent,
} from "#kernel/consent";
import { makeDeadline } from "#kernel/deadline";
import { partsOf } from "#kernel/part";
import { text } from "../text.ts";
import { refuseShutService } from "./find-service.ts";
import { findReferral, type ReferralRow, referralFor } from "./referral-row.ts";
import { readSections } from "./sections.ts";
import { recipientOf, topicsOfSections, wholeReferral } from "./whole-referral.ts";
import { partsOfSections, Referral, type SectionTopic, topicsOf } from "./words.ts";

export const sendReferral = action({
  name: "referral.send-referral",
  about:
    "Sends a prepared referral under the person's consent for this very service and purpose, and starts the clock of the answer.",
  needs: "referral.refer",
  input: z.object({ referralId: z.uuid() }),
  output: Referral,
  refusals: ["may-not", "already-answered", "service-closed", "service-paused", ...consentRefusals],
  emits: ["referral.referral-sent"],
}).run(async (context) => {
  const { input, tx, now, opened, emit } = context;
  const row = await referralFor(context, input.referralId, "send-referral");
  if (isRefusal(row)) return row;
  const shut = await refuseShutService(context, row.service_id);
  if (shut) return shut;
  const topics = topicsOfSections(await readSections(context, row.referral_id));
  const ground = await requireConsent(tx, {
    person: row.person_id,
    recipient: recipientOf(row),
    purpose: row.purpose as never,
    topics: topicsOf(topics),
  });
  if (isRefusal(ground)) return ground;
  const narrow = await disclose(context, row, { ground, topics });
  if (narrow) return narrow;
  const exception = ground.by === "exception";
  const deadlineId = await startClock(context, row);
  await sql`
    update referral.referral set state = 'sent', sent_at = ${now}, answer_by = ${hoursAfter(now, row.answer_hours)},
      deadline_id = ${deadlineId}::uuid, consent_id = ${exception ? null : ground.id}::uuid, by_exception = ${exception},
      to_agency = ${exception ? null : row.to_agency}::uuid
    where referral_id = ${row.referral_id}::uuid`.execute(tx);
  await sql`select referral.tell(${row.referral_id}::uuid, 'service', 'referral-waits')`.execute(tx);
  opened([row.referral_id, row.person_id], ["sections"]);
  emit("referral.referral-sent", { referralId: row.referral_id });
  return wholeReferral(context, await findReferral(context, input));
});

type Sending = Omit<Context<unknown>, "emit" | "startJob">;

/** Opens the parts of the referral to the agency that answers, each under the consent; nothing is opened under an exception. */
async function disclose(
  { tx }: Sending,
  row: ReferralRow,
  { ground, topics }: { ground: Ground; topics: readonly SectionTopic[] },
): Promise<Refusal<ConsentRefusal> | null> {
  if (ground.by === "exception" || row.to_agency === null) return null;
  for (const compartment of partsOfSections(topics)) {
    const word = await giveGrantUnder(tx, {
      consentId: ground.id,
      dossierId: row.referral_id,
      compartment,
      level: compartment === "support" ? "contribute" : "read",
      to: { kind: "agency", id: row.to_agency },
      purpose: "protection",
    });
    if (word === "consent-narrower" || word === "consent-missing") return refuse(word);
    if (word !== "done") throw new Error(`a part of a referral was not opened: ${word}`);
  }
  return null;
}

/** The clock of the answer, in the engine that every deadline has: the sender is told at three quarters and at the end. */
async function startClock(context: Sending, row: ReferralRow): Promise<string> {
  const deadlineId = randomUUID();
  const to = { account: context.actor.accountId };
  await makeDeadline(context, await partsOf(context.tx, row.referral_id), {
    ids: { deadlineId, dossierId: row.referral_id, compartment: "support" },
    wish: {
      unit: "hours",
      amount: row.answer_hours,
      zone: "UTC",
      country: "ZZ",
      timeOfDay: "23:59",
      rolls: false,
      title: (lang) => text(lang, "referral-page.clock", { code: row.code }),
      steps: [
        { when: { share: 0.75 }, to },
        { when: { share: 1 }, to },
      ],
    },
  });
  return deadlineId;
}

function hoursAfter(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * 3_600_000);
}
