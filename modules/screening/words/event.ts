import { z } from "zod";
import { ContentLang } from "#kernel/words";
import { Childness } from "./screening.ts";

export const eventKinds = ["raid", "boat", "bus", "border", "other"] as const;

/** One numbered card, filled in within seconds; nobody is asked a question for it. */
export const EventCard = z.object({
  number: z.int().min(1).max(999),
  urgent: z.boolean().default(false).describe("needs a doctor or is in danger now"),
  controller: z.boolean().default(false).describe("suspected of controlling others: kept apart"),
  child: Childness.default("in-doubt"),
  sex: z.enum(["female", "male", "other", "unknown"]).default("unknown"),
  lang: ContentLang.optional(),
  group: z.string().max(20).optional().describe("a letter for people who belong together, such as a family"),
  interpreter: z.string().max(60).optional().describe("the interpreter's number"),
  note: z.string().max(500).optional(),
});
export type EventCard = z.infer<typeof EventCard>;

export const KeepEvent = z.object({
  eventId: z.uuid().describe("made by the device"),
  revision: z.int().min(1),
  basedOn: z.int().min(0),
  kind: z.enum(eventKinds),
  place: z.string().max(200).optional().describe("coarse"),
  startedAt: z.string().max(40).describe("by the device's own clock"),
  cards: z.array(EventCard).max(999),
});
export type KeepEvent = z.infer<typeof KeepEvent>;

/** What an event holds, as a device makes it and the server seals it. */
export const EventContent = KeepEvent.pick({ kind: true, place: true, startedAt: true, cards: true });
export type EventContent = z.infer<typeof EventContent>;

export const EventReceipt = z.object({
  eventId: z.uuid(),
  code: z.string(),
  revision: z.int(),
  version: z.int(),
  receivedAt: z.string(),
});
export type EventReceipt = z.infer<typeof EventReceipt>;

/** The order in which people are seen: urgent first, then children, then by number. Controllers stand in no queue. */
export function queueOf(cards: readonly EventCard[]): EventCard[] {
  const rank = ({ urgent, child }: EventCard) => (urgent ? 0 : child === "no" ? 2 : 1);
  return cards.filter((card) => !card.controller).sort((a, b) => rank(a) - rank(b) || a.number - b.number);
}

/** Suspected controllers, kept apart and interpreted by others. */
export function keptApart(cards: readonly EventCard[]): EventCard[] {
  return cards.filter((card) => card.controller);
}

/** How many people need which language; those of controllers apart. */
export function interpretersNeeded(cards: readonly EventCard[]): { lang: string; people: number }[] {
  const byLang = new Map<string, number>();
  for (const { lang } of queueOf(cards)) {
    if (lang !== undefined) byLang.set(lang, (byLang.get(lang) ?? 0) + 1);
  }
  return [...byLang].map(([lang, people]) => ({ lang, people })).sort((a, b) => b.people - a.people);
}

/** Places to ask for at once, so that people who belong together stay together; a child alone is named. */
export function placesTogether(
  cards: readonly EventCard[],
): { group: string; numbers: number[]; childAlone: boolean }[] {
  const groups = new Map<string, EventCard[]>();
  for (const card of queueOf(cards)) {
    const key = card.group ?? `#${card.number}`;
    groups.set(key, [...(groups.get(key) ?? []), card]);
  }
  return [...groups].map(([group, members]) => ({
    group,
    numbers: members.map(({ number }) => number),
    childAlone: members.every(({ child }) => child !== "no"),
  }));
}

/** Interpreters who stand on a card of a controller and on one of somebody else (S12). */
export function interpretersOnBothSides(cards: readonly EventCard[]): string[] {
  const of = (controller: boolean) =>
    cards.flatMap((card) =>
      card.controller === controller && card.interpreter ? [card.interpreter.toLowerCase()] : [],
    );
  const apart = new Set(of(true));
  return [...new Set(of(false))].filter((code) => apart.has(code));
}

/** Card numbers that stand twice. */
export function numbersTwice(cards: readonly EventCard[]): number[] {
  const all = cards.map(({ number }) => number);
  return [...new Set(all.filter((number, at) => all.indexOf(number) !== at))];
}
