import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { chargesOfProceeding } from "../charges/charge-rows.ts";
import { Day } from "../offences/offence.ts";
import { raiseNotices, topicOf } from "../protection/index.ts";
import { recordedKinds } from "./event.ts";
import { eventRows, happenedOf } from "./event-rows.ts";
import { Proceeding } from "./proceeding.ts";
import { proceedingAnew, proceedingFor } from "./proceeding-rows.ts";
import { missingBefore } from "./stage.ts";
import { writeEvent } from "./write-event.ts";

export const recordEvent = action({
  name: "court.record-event",
  about: "Records what happened in a proceeding: complaint, bail, custody, verdict, sentence, appeal …",
  needs: "court.record",
  input: z.object({
    eventId: z.uuid().describe("made by the client"),
    proceedingId: z.uuid(),
    kind: z.enum(recordedKinds),
    happenedOn: Day,
    chargeId: z.uuid().nullable().default(null).describe("the count that it concerns; null: all of them"),
    outcome: z.string().trim().max(4000).default("").describe("what was decided; sealed"),
    note: z.string().trim().max(4000).default("").describe("sealed"),
  }),
  output: Proceeding,
  refusals: ["may-not", "recorded-already", "not-yet", "needs-before", "no-such-charge"],
  emits: ["court.event-recorded", "court.notice-raised"],
  undo: "court.strike-event",
}).run(async (context) => {
  const { input, now, opened, emit } = context;
  const { eventId, proceedingId, kind, happenedOn, chargeId, outcome, note } = input;
  const found = await proceedingFor(context, proceedingId, "record-event");
  if (isRefusal(found)) return found;
  const { row, of } = found;
  // Clocks of the earth are up to 14 hours ahead of UTC: a day that has begun somewhere may have happened.
  const latest = new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
  if (happenedOn > latest) return refuse("not-yet", { path: ["happenedOn"] });
  const missing = missingBefore(
    kind,
    happenedOn,
    happenedOf(await eventRows(context, of.caseId), proceedingId),
  );
  if (missing.length > 0) return refuse("needs-before", { path: ["happenedOn"] });
  const charge =
    chargeId === null
      ? null
      : (await chargesOfProceeding(context, proceedingId)).find(({ charge_id }) => charge_id === chargeId);
  if (charge === undefined) return refuse("no-such-charge", { path: ["chargeId"] });
  const written = await writeEvent(context, of, row, {
    eventId,
    kind,
    happenedOn,
    chargeId,
    person: charge === null ? null : { participantId: charge.participant_id, code: charge.person_code },
    content: { outcome, note },
  });
  if (!written) return refuse("recorded-already");
  const topic = topicOf(kind);
  if (topic !== null) await raiseNotices(context, { ...of, topic, happensOn: happenedOn });
  opened([of.caseId], ["proceedings"]);
  emit("court.event-recorded", { caseId: of.caseId, proceedingId, eventId });
  return proceedingAnew(context, of, proceedingId);
});
