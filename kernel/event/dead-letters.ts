import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question } from "#kernel/action";

const DeadLetter = z.object({
  eventId: z.uuid(),
  subscriber: z.string().describe("module:event"),
  name: z.string(),
  at: z.string(),
  tries: z.int(),
  deadSince: z.string(),
  problem: z.string().nullable().describe("the kind of failure, never a content"),
});

type Row = {
  event_id: string;
  subscriber: string;
  name: string;
  at: Date;
  attempt: number;
  dead_at: Date;
  problem: string | null;
};

export const listDeadLetters = question({
  name: "event.list-dead-letters",
  about: "Events that a part of Palermo could not handle after all its tries.",
  needs: "event.oversee",
  input: z.object({}),
  output: z.object({ items: z.array(DeadLetter) }),
}).run(async ({ tx }) => {
  const { rows } = await sql<Row>`select * from event.dead_letters()`.execute(tx);
  return {
    items: rows.map((row) => ({
      eventId: row.event_id,
      subscriber: row.subscriber,
      name: row.name,
      at: row.at.toISOString(),
      tries: row.attempt,
      deadSince: row.dead_at.toISOString(),
      problem: row.problem,
    })),
  };
});

export const retryDelivery = action({
  name: "event.retry-delivery",
  about: "Tells an event again to a subscriber that could not handle it.",
  needs: "event.oversee",
  input: z.object({ eventId: z.uuid(), subscriber: z.string().max(200) }),
  output: z.object({ eventId: z.uuid() }),
}).run(async ({ input, tx }) => {
  const { rows } = await sql<{ word: string }>`
    select event.retry(${input.eventId}::uuid, ${input.subscriber}) as word`.execute(tx);
  if (rows[0]?.word !== "done") throw new NotFound();
  return { eventId: input.eventId };
});
