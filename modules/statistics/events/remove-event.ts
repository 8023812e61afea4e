import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound } from "#kernel/action";

export const removeEvent = action({
  name: "statistics.remove-event",
  about: "Takes a dated event out of the list and off every line.",
  needs: "statistics.date-event",
  input: z.object({ eventId: z.uuid() }),
  output: z.object({}),
  emits: ["statistics.event-removed"],
}).run(async ({ input, tx, emit }) => {
  const { numAffectedRows } = await sql`
    delete from statistics.dated_event where dated_event_id = ${input.eventId}::uuid`.execute(tx);
  if (numAffectedRows === 0n) throw new NotFound();
  emit("statistics.event-removed", { eventId: input.eventId });
  return {};
});
