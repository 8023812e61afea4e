import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, refuse } from "#kernel/action";
import { courts } from "../courts/courts.ts";
import { Day } from "../offences/offence.ts";
import { Proceeding } from "./proceeding.ts";
import { proceedingAnew, proceedingFor } from "./proceeding-rows.ts";
import { writeEvent } from "./write-event.ts";

export const transferProceeding = action({
  name: "court.transfer-proceeding",
  about: "Transfers a proceeding to another court, with a reason.",
  needs: "court.record",
  input: z.object({
    eventId: z.uuid().describe("made by the client"),
    proceedingId: z.uuid(),
    courtId: z.uuid(),
    happenedOn: Day,
    reason: z.string().trim().min(3).max(2000),
  }),
  output: Proceeding,
  refusals: ["may-not", "no-such-court", "there-already", "recorded-already"],
  emits: ["court.proceeding-transferred"],
}).run(async (context) => {
  const { input, tx, opened, emit } = context;
  const { eventId, proceedingId, courtId, happenedOn, reason } = input;
  const found = await proceedingFor(context, proceedingId, "transfer-proceeding");
  if (isRefusal(found)) return found;
  const { row, of } = found;
  const court = (await courts.byId(context, [courtId])).get(courtId);
  if (court === undefined || court.removedAt !== null || court.country !== row.country)
    return refuse("no-such-court", { path: ["courtId"] });
  if (row.court_id === courtId) return refuse("there-already", { path: ["courtId"] });
  const written = await writeEvent(context, of, row, {
    eventId,
    kind: "transferred",
    happenedOn,
    courtId,
    content: { note: reason },
  });
  if (!written) return refuse("recorded-already");
  await sql`update court.proceeding set court_id = ${courtId}::uuid where proceeding_id = ${proceedingId}::uuid`.execute(
    tx,
  );
  opened([of.caseId], ["proceedings"]);
  emit("court.proceeding-transferred", { caseId: of.caseId, proceedingId });
  return proceedingAnew(context, of, proceedingId);
});
