import { sql } from "kysely";
import { z } from "zod";
import type { QuestionContext } from "#kernel/action";
import { EventContent } from "../screening.ts";

export type EventRow = {
  event_id: string;
  code: string;
  kind: string;
  revision: number;
  cards: Buffer;
  people: number;
  urgent: number;
  kept_at: Date;
  version: number;
};
type Asking = Pick<QuestionContext<unknown>, "tx" | "vault">;
export const eventColumns = sql<EventRow>`e.event_id, e.code, e.kind, e.revision, e.cards, e.people, e.urgent, e.kept_at, e.version`;
const placeOf = (eventId: string) => ({ table: "screening.event", column: "cards", row: eventId });

export async function findEvent({ tx }: Pick<Asking, "tx">, eventId: string): Promise<EventRow | undefined> {
  const { rows } = await sql<EventRow>`
    select ${eventColumns} from screening.event e where e.event_id = ${eventId}::uuid`.execute(tx);
  return rows[0];
}

export function sealCards({ vault }: Pick<Asking, "vault">, eventId: string, content: EventContent) {
  return vault.seal(eventId, placeOf(eventId), JSON.stringify(content));
}

export async function openCards(
  { vault }: Pick<Asking, "vault">,
  { event_id, cards }: EventRow,
): Promise<EventContent | null> {
  const text = await vault.open(event_id, placeOf(event_id), cards);
  return text === null ? null : EventContent.parse(JSON.parse(text));
}

export const EventLine = z.object({
  eventId: z.uuid(),
  code: z.string(),
  kind: z.string(),
  people: z.int(),
  urgent: z.int(),
  keptAt: z.string(),
});

export function eventLine(row: EventRow): z.infer<typeof EventLine> {
  return {
    eventId: row.event_id,
    code: row.code,
    kind: row.kind,
    people: row.people,
    urgent: row.urgent,
    keptAt: row.kept_at.toISOString(),
  };
}
