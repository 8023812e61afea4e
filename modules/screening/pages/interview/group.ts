import type { ParcelContent } from "#kernel/words";
import {
  type EventCard,
  type EventContent,
  interpretersOnBothSides,
  type KeepEvent,
} from "../../screening.ts";
import { type Note, newNote } from "./note.ts";

/** An event with many people as it lies on this device: numbered cards, nobody's name. */
export type Group = Pick<
  Note,
  "id" | "changedAt" | "revision" | "basedOn" | "edited" | "files" | "parcelId"
> & { readonly event: EventContent };

export type Kept = Note | Group;

export function isGroup(kept: Kept): kept is Group {
  return "event" in kept;
}

export function newGroup(): Group {
  const at = new Date().toISOString();
  return {
    id: crypto.randomUUID(),
    changedAt: at,
    revision: 0,
    basedOn: 0,
    edited: true,
    event: { kind: "other", startedAt: at, cards: [] },
    files: [],
    parcelId: null,
  };
}

export const mostCards = 999;

/**
 * Puts further people on cards, numbered on from the highest. People come together: language, group letter and
 * interpreter are those of the card before; what was seen of one person never is.
 */
export function withPeople(cards: readonly EventCard[], count: number): EventCard[] {
  const before = cards.at(-1);
  const shared = before?.controller
    ? {}
    : {
        ...(before?.lang === undefined ? {} : { lang: before.lang }),
        ...(before?.group === undefined ? {} : { group: before.group }),
        ...(before?.interpreter === undefined ? {} : { interpreter: before.interpreter }),
      };
  const highest = Math.max(0, ...cards.map(({ number }) => number));
  const added = Math.max(0, Math.min(count, mostCards - highest));
  return [
    ...cards,
    ...Array.from({ length: added }, (_, at) => ({
      number: highest + 1 + at,
      urgent: false,
      controller: false,
      child: "in-doubt" as const,
      sex: "unknown" as const,
      ...shared,
    })),
  ];
}

export function withCard(cards: readonly EventCard[], card: EventCard): EventCard[] {
  return cards.map((one) => (one.number === card.number ? card : one));
}

/** The server takes no cards on which one interpreter stands for both sides (S12); said here before they are sent. */
export function bothSides({ event }: Pick<Group, "event">): string[] {
  return interpretersOnBothSides(event.cards);
}

/** What the server is told of an event: the next revision of it. */
export function eventOf({ id, revision, basedOn, event }: Group): ParcelContent {
  const input: KeepEvent = { eventId: id, revision: revision + 1, basedOn, ...event };
  return { action: "screening.keep-event", input };
}

/** An interview with somebody who has a card: what the card says of age, sex and language is not asked twice. */
export function noteOfCard(lang: string, { id }: Pick<Group, "id">, card: EventCard): Note {
  const note = newNote(lang, { fromEvent: { eventId: id, card: card.number } });
  const { interview } = note;
  const languages = card.lang === undefined ? [] : [card.lang];
  return {
    ...note,
    interview: {
      ...interview,
      safety: { ...interview.safety, child: card.child },
      person: { ...interview.person, sex: card.sex, languages },
    },
  };
}
