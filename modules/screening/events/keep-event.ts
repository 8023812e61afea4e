import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import { openDossier } from "#kernel/access";
import { action, type Context, refuse, Stale } from "#kernel/action";
import {
  type EventContent,
  EventReceipt,
  interpretersOnBothSides,
  KeepEvent,
  numbersTwice,
} from "../screening.ts";
import { type EventRow, findEvent, openCards, sealCards } from "./event-rows.ts";

/** A raid, a boat or a bus as a dossier: numbered cards, no names. */
export const eventDossier = { kind: "group-event", letter: "G", compartments: ["support"] } as const;

export const keepEvent = action({
  name: "screening.keep-event",
  about: "Keeps the numbered cards of an event with many people, and gives a receipt.",
  needs: "screening.interview",
  fromDevice: true,
  input: KeepEvent,
  output: EventReceipt,
  refusals: ["number-twice", "interpreter-serves-both"],
  emits: ["screening.event-kept"],
}).run(async (context) => {
  const { input, opened, emit } = context;
  const [twice] = numbersTwice(input.cards);
  if (twice !== undefined) return refuse("number-twice", { path: ["cards"], params: { number: twice } });
  const [both] = interpretersOnBothSides(input.cards);
  if (both !== undefined)
    return refuse("interpreter-serves-both", { path: ["cards"], params: { interpreter: both } });
  const { eventId, kind, place, startedAt, cards } = input;
  const content: EventContent = { kind, ...(place === undefined ? {} : { place }), startedAt, cards };
  const before = await findEvent(context, eventId);
  if (before !== undefined) {
    const stands = await openCards(context, before);
    if (before.revision === input.revision && isDeepStrictEqual(stands, content)) return receiptOf(before);
    if (before.version !== input.basedOn) {
      opened([eventId], ["cards"]);
      throw new Stale({
        yours: { basedOn: input.basedOn, revision: input.revision },
        theirs: { version: before.version, revision: before.revision, event: stands },
      });
    }
  }
  const kept = await write(context, content, before);
  await noteSides(context);
  opened([eventId], ["cards"]);
  emit("screening.event-kept", { eventId });
  return receiptOf(kept);
});

type Keeping = Context<KeepEvent>;

function receiptOf({ event_id, code, revision, version, kept_at }: EventRow): EventReceipt {
  return { eventId: event_id, code, revision, version, receivedAt: kept_at.toISOString() };
}

async function write(
  context: Keeping,
  content: EventContent,
  before: EventRow | undefined,
): Promise<EventRow> {
  const { input, tx, vault, now } = context;
  const { eventId, revision, kind, cards } = input;
  const urgent = cards.filter((card) => card.urgent).length;
  if (before === undefined) {
    const { agencyId, code } = await openDossier(tx, { ...eventDossier, dossierId: eventId });
    await vault.createKey(eventId);
    const sealed = await sealCards(context, eventId, content);
    await sql`
      insert into screening.event (agency_id, event_id, dossier_id, code, kind, revision, cards, people, urgent, kept_at)
      values (${agencyId}::uuid, ${eventId}::uuid, ${eventId}::uuid, ${code}, ${kind}, ${revision}, ${sealed}, ${cards.length}, ${urgent}, ${now})
    `.execute(tx);
  } else {
    const sealed = await sealCards(context, eventId, content);
    await sql`
      update screening.event set kind = ${kind}, revision = ${revision}, cards = ${sealed}, people = ${cards.length},
        urgent = ${urgent}, kept_at = ${now} where event_id = ${eventId}::uuid`.execute(tx);
  }
  const kept = await findEvent(context, eventId);
  if (kept === undefined) throw new Error("an event that was written is gone");
  return kept;
}

/** Which interpreters served which side in this event, for the screenings that follow (S12). */
async function noteSides({ input, tx }: Keeping): Promise<void> {
  for (const { interpreter, controller } of input.cards) {
    if (!interpreter) continue;
    await sql`
      insert into screening.interpreter_use (code, side, matter)
      values (${interpreter}, ${controller ? "suspect" : "person"}, ${input.eventId}) on conflict do nothing`.execute(
      tx,
    );
  }
}
