import { type Lang, langs } from "@palermo/vocabulary";
import { z } from "zod";
import { PartialDate } from "#kernel/words";
import { eventKinds } from "./kinds.ts";

export const EventKind = z.enum(eventKinds);

const Words = z.string().trim().min(1).max(200);

/** What happened, in any of the six languages; a reader sees their own, else the one that was written. */
export const Title = z.object(
  Object.fromEntries(langs.map((lang) => [lang, Words.optional()])) as Record<
    Lang,
    z.ZodOptional<typeof Words>
  >,
);

export const EventInput = z.object({
  kind: EventKind,
  date: PartialDate,
  country: z.string().max(2).optional().describe("where, as a code of two letters; everywhere when left out"),
  route: z.string().max(60).optional().describe("a route of smuggling, such as western_balkans"),
  title: Title.describe("what happened, by language"),
  source: z.string().trim().min(1).max(500).describe("who published it, with an address where there is one"),
});
export type EventInput = z.infer<typeof EventInput>;

export const DatedEvent = z.object({
  eventId: z.uuid(),
  version: z.int(),
  kind: EventKind,
  kindLabel: z.string(),
  date: PartialDate,
  country: z.string().nullable(),
  route: z.string().nullable(),
  where: z.string().nullable().describe("country and route in words"),
  title: z.string(),
  titles: Title,
  source: z.string(),
  demonstration: z.boolean(),
});
export type DatedEvent = z.infer<typeof DatedEvent>;
