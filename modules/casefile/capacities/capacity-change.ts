import { sql } from "kysely";
import { type Context, isRefusal, type Refusal, refuse } from "#kernel/action";
import { caseFor, refuseStale } from "../case-row.ts";
import { findParticipant, type ParticipantRow } from "../participant-row.ts";
import { sealParticipant } from "../sealed.ts";

type Changing = Pick<Context<unknown>, "tx" | "actor" | "vault" | "expects" | "now">;

/** The participant locked in an open case for a change of the capacity, which has ended or has not. */
export async function capacityFor(
  context: Changing,
  participantId: string,
  { ended }: { ended: boolean },
): Promise<ParticipantRow | Refusal<"may-not" | "ended-already">> {
  const seen = await findParticipant(context, participantId);
  const found = await caseFor({ ...context, expects: undefined }, seen.dossier_id, "revise-participant");
  if (isRefusal(found)) return found;
  const now = await findParticipant(context, participantId);
  refuseStale(now.version, context.expects);
  if ((now.held_until !== null) !== ended) return refuse(ended ? "may-not" : "ended-already");
  return now;
}

/** A capacity ends no earlier than it began, and not tomorrow. */
export function refuseDay(
  { now }: Pick<Changing, "now">,
  { held_from: from }: Pick<ParticipantRow, "held_from">,
  day: string,
): Refusal<"ends-before" | "in-the-future"> | null {
  if (from !== null && day < from) return refuse("ends-before", { path: ["until"], params: { from } });
  // A day may have begun east of here.
  const latest = new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
  return day > latest ? refuse("in-the-future", { path: ["until"] }) : null;
}

export async function endedOn(
  context: Changing,
  before: ParticipantRow,
  { until, reason }: { until: string; reason: string },
): Promise<void> {
  const place = {
    caseId: before.dossier_id,
    participantId: before.participant_id,
    column: "end_reason",
  } as const;
  const sealed = await sealParticipant(context, place, reason);
  await sql`
    update casefile.participant set held_until = ${until}::date, end_reason = ${sealed}, version = version + 1
    where participant_id = ${before.participant_id}::uuid`.execute(context.tx);
}
