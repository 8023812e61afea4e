import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, Stale } from "#kernel/action";
import { EventInput } from "./dated-event.ts";
import { eventRefusals, wrongWith } from "./event.ts";

export const reviseEvent = action({
  name: "statistics.revise-event",
  about: "Corrects a dated event.",
  needs: "statistics.date-event",
  input: EventInput.extend({ eventId: z.uuid() }),
  output: z.object({ version: z.int() }),
  refusals: eventRefusals,
  emits: ["statistics.event-revised"],
}).run(async ({ input, tx, emit, expects }) => {
  const wrong = wrongWith(input);
  if (wrong !== undefined) return wrong;
  const { eventId, kind, date, country = null, route = null, title, source } = input;
  const found = await sql<{ version: number }>`
    select version from statistics.dated_event where dated_event_id = ${eventId}::uuid for update`.execute(
    tx,
  );
  const theirs = found.rows[0]?.version;
  if (theirs === undefined) throw new NotFound();
  if (expects !== undefined && expects !== theirs) throw new Stale({ yours: expects, theirs });
  await sql`
    update statistics.dated_event set version = version + 1, kind = ${kind}, date = ${date.text},
      earliest = ${date.earliest}::date, latest = ${date.latest}::date, country = ${country}, route = ${route},
      title = ${JSON.stringify(title)}::jsonb, source = ${source}
    where dated_event_id = ${eventId}::uuid`.execute(tx);
  emit("statistics.event-revised", { eventId });
  return { version: theirs + 1 };
});
