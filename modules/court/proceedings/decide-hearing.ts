import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { EventContent } from "./event.ts";
import { eventPlace, findEventRow } from "./event-rows.ts";
import { Proceeding } from "./proceeding.ts";
import { proceedingAnew, proceedingFor } from "./proceeding-rows.ts";
import { moveStage } from "./write-event.ts";

export const decideHearing = action({
  name: "court.decide-hearing",
  about:
    "Says of a listed hearing that it was held, adjourned or cancelled. Only the first who says so is heard.",
  needs: "court.record",
  input: z.object({
    eventId: z.uuid(),
    state: z.enum(["held", "adjourned", "cancelled"]),
    outcome: z.string().trim().max(4000).default("").describe("what came of it; sealed"),
  }),
  output: Proceeding,
  refusals: ["may-not", "decided-already", "not-yet"],
  emits: ["court.hearing-decided"],
}).run(async (context) => {
  const { input, tx, vault, now, opened, emit } = context;
  const { eventId, state, outcome } = input;
  const seen = await findEventRow(context, eventId);
  const found = await proceedingFor(context, seen.proceeding_id, "record-event");
  if (isRefusal(found)) return found;
  const { of } = found;
  // Read again under the proceeding's lock: somebody else may have decided meanwhile.
  const row = await findEventRow(context, eventId);
  if (row.hearing_state !== "listed" || row.struck_at !== null) return refuse("decided-already");
  if (state === "held" && row.starts_at !== null && row.starts_at > now) return refuse("not-yet");
  const before = await vault.open(of.caseId, eventPlace(eventId, "content"), row.content);
  const content = EventContent.parse({ ...(before === null ? {} : JSON.parse(before)), outcome });
  const sealed = await vault.seal(of.caseId, eventPlace(eventId, "content"), JSON.stringify(content));
  await sql`update court.event set hearing_state = ${state}, content = ${sealed} where event_id = ${eventId}::uuid`.execute(
    tx,
  );
  await moveStage(context, of, row.proceeding_id);
  opened([of.caseId], ["proceedings"]);
  emit("court.hearing-decided", { caseId: of.caseId, eventId });
  return proceedingAnew(context, of, row.proceeding_id);
});
