import { z } from "zod";
import { Day } from "../offences/offence.ts";

/** What happens in a proceeding, in the order in which it mostly does. */
export const eventKinds = [
  "complaint",
  "investigation-opened",
  "charged",
  "bail",
  "custody",
  "released",
  "transferred",
  "severed",
  "joined",
  "hearing",
  "verdict",
  "sentence",
  "appeal",
  "appeal-decided",
  "discontinued",
  "final",
] as const;
export const EventKind = z.enum(eventKinds);
export type EventKind = z.infer<typeof EventKind>;

/** Events that actions of their own write: nobody records them by hand. */
const written: readonly EventKind[] = ["charged", "transferred", "severed", "joined", "hearing"];
export const recordedKinds = eventKinds.filter((kind) => !written.includes(kind)) as [
  EventKind,
  ...EventKind[],
];

export const hearingStates = ["listed", "held", "adjourned", "cancelled"] as const;
export const HearingState = z.enum(hearingStates);
export type HearingState = z.infer<typeof HearingState>;

/** What is sealed of an event. */
export const EventContent = z.object({
  note: z.string().max(4000).default(""),
  room: z.string().max(200).default(""),
  /** Which protective measures stand for a hearing, said when it is listed. */
  measures: z.string().max(2000).default(""),
  outcome: z.string().max(4000).default(""),
  /** Who is summoned to testify: people of whom it was decided that their testimony is needed (K2). */
  summoned: z.array(z.object({ participantId: z.uuid(), personCode: z.string() })).default([]),
});
export type EventContent = z.infer<typeof EventContent>;

export const eventVerbs = ["decide-hearing", "strike-event"] as const;
export const CourtEvent = z.object({
  eventId: z.uuid(),
  proceedingId: z.uuid(),
  kind: EventKind,
  happenedOn: Day,
  hearing: z
    .object({ startsAt: z.string(), zone: z.string(), time: z.string(), state: HearingState })
    .nullable(),
  chargeId: z.uuid().nullable(),
  personCode: z.string().nullable(),
  courtId: z.uuid().nullable(),
  content: EventContent,
  recordedBy: z.string(),
  recordedAt: z.string(),
  struck: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  version: z.int(),
  may: z.array(z.enum(eventVerbs)),
});
export type CourtEvent = z.infer<typeof CourtEvent>;
