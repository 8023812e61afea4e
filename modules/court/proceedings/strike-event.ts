import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { eventPlace, eventRows, findEventRow, happenedOf } from "./event-rows.ts";
import { Proceeding } from "./proceeding.ts";
import { proceedingAnew, proceedingFor } from "./proceeding-rows.ts";
import { missingBefore } from "./stage.ts";
import { moveStage } from "./write-event.ts";

export const strikeEvent = action({
  name: "court.strike-event",
  about: "Strikes an event that was written wrongly, with a reason; it stays readable.",
  needs: "court.record",
  input: z.object({ eventId: z.uuid(), reason: z.string().trim().min(3).max(1000) }),
  output: Proceeding,
  refusals: ["may-not", "struck-already", "others-stand-on-it"],
  emits: ["court.event-struck"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { eventId, reason } = input;
  const seen = await findEventRow(context, eventId);
  const found = await proceedingFor(context, seen.proceeding_id, "record-event");
  if (isRefusal(found)) return found;
  const { of } = found;
  const row = await findEventRow(context, eventId);
  if (row.struck_at !== null) return refuse("struck-already");
  // A charge is withdrawn, not struck; and no verdict is left without its charge, no appeal without its verdict.
  const rest = (await eventRows(context, of.caseId)).filter(({ event_id }) => event_id !== eventId);
  const happened = happenedOf(rest, row.proceeding_id);
  const orphan = happened.some(
    ({ kind, happenedOn, struck }) => !struck && missingBefore(kind, happenedOn, happened).length > 0,
  );
  if (orphan || row.kind === "charged") return refuse("others-stand-on-it");
  const sealed = await vault.seal(of.caseId, eventPlace(eventId, "strike_reason"), reason);
  await sql`
    update court.event set struck_at = ${now}, struck_by = ${actor.accountId}::uuid, strike_reason = ${sealed}
    where event_id = ${eventId}::uuid`.execute(tx);
  await moveStage(context, of, row.proceeding_id);
  opened([of.caseId], ["proceedings"]);
  emit("court.event-struck", { caseId: of.caseId, eventId });
  return proceedingAnew(context, of, row.proceeding_id);
});
