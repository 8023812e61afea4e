import { sql } from "kysely";
import { z } from "zod";
import { NotFound, type QuestionContext, question } from "#kernel/action";
import { Code } from "#kernel/words";
import { EventCard, interpretersNeeded, keptApart, placesTogether, queueOf } from "../screening.ts";
import { EventLine, type EventRow, eventColumns, eventLine, findEvent, openCards } from "./event-rows.ts";

export const getEvent = question({
  name: "screening.get-event",
  about: "One event: who is seen first, who is kept apart, which interpreters and which places together.",
  needs: "screening.interview",
  audited: true,
  input: z.union([z.object({ eventId: z.uuid() }), z.object({ code: Code })]),
  output: EventLine.extend({
    place: z.string().nullable(),
    startedAt: z.string().describe("by the clock of the device that began it"),
    version: z.int(),
    revision: z.int(),
    queue: z.array(EventCard),
    apart: z.array(EventCard),
    interpreters: z.array(z.object({ lang: z.string(), people: z.int() })),
    places: z.array(z.object({ group: z.string(), numbers: z.array(z.int()), childAlone: z.boolean() })),
    screened: z.array(z.object({ card: z.int(), code: z.string() })),
  }),
}).run(async (context) => {
  const { input, tx } = context;
  const row =
    "eventId" in input ? await findEvent(context, input.eventId) : await byCode(context, input.code);
  if (row === undefined) throw new NotFound();
  const content = await openCards(context, row);
  if (content === null) throw new NotFound();
  const screened = await sql<{ card: number; code: string }>`
    select s.event_card as card, s.code from screening.screening s
    where s.event_id = ${row.event_id}::uuid and s.event_card is not null and s.erased_at is null order by 1`.execute(
    tx,
  );
  context.opened([row.event_id], ["cards"]);
  const { cards } = content;
  return {
    ...eventLine(row),
    place: content.place ?? null,
    startedAt: content.startedAt,
    version: row.version,
    revision: row.revision,
    queue: queueOf(cards),
    apart: keptApart(cards),
    interpreters: interpretersNeeded(cards),
    places: placesTogether(cards),
    screened: screened.rows,
  };
});

async function byCode(
  { tx }: Pick<QuestionContext<unknown>, "tx">,
  code: string,
): Promise<EventRow | undefined> {
  const { rows } = await sql<EventRow>`
    select ${eventColumns} from screening.event e where e.code = ${code.toUpperCase()}`.execute(tx);
  return rows[0];
}
