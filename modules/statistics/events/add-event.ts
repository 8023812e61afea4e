import { sql } from "kysely";
import { z } from "zod";
import { action } from "#kernel/action";
import { EventInput } from "./dated-event.ts";
import { eventRefusals, wrongWith } from "./event.ts";

export const addEvent = action({
  name: "statistics.add-event",
  about:
    "Records a dated event (border control, visa rule, arrests, law) that is drawn over lines of figures.",
  needs: "statistics.date-event",
  input: EventInput,
  output: z.object({ eventId: z.uuid() }),
  refusals: eventRefusals,
  emits: ["statistics.event-added"],
  undo: "statistics.remove-event",
}).run(async ({ input, tx, emit }) => {
  const wrong = wrongWith(input);
  if (wrong !== undefined) return wrong;
  const { kind, date, country = null, route = null, title, source } = input;
  const { rows } = await sql<{ id: string }>`
    insert into statistics.dated_event (kind, date, earliest, latest, country, route, title, source, recorded_by)
    values (${kind}, ${date.text}, ${date.earliest}::date, ${date.latest}::date, ${country}, ${route},
      ${JSON.stringify(title)}::jsonb, ${source}, access.account_id())
    returning dated_event_id as id`.execute(tx);
  const eventId = rows[0]?.id ?? "";
  emit("statistics.event-added", { eventId });
  return { eventId };
});
