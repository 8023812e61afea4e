import { z } from "zod";
import { Compartment, type Level } from "../access/words.ts";
import { Colleague } from "../part/people.ts";
import { calendarCountries } from "./calendar.ts";
import { deadlineUnits } from "./reckon.ts";
import { deadlineStates } from "./state.ts";
import { EscalationStep } from "./steps.ts";
import { isZone } from "./zone.ts";

export const DeadlineUnit = z.enum(deadlineUnits);
export const DeadlineState = z.enum(deadlineStates);
export const Zone = z
  .string()
  .max(60)
  .refine(isZone, "a time zone of the IANA database, such as Africa/Cairo")
  .describe("time zone of the IANA database; the deadline keeps it");
export const CalendarCountry = z
  .string()
  .refine((country) => calendarCountries.includes(country), `one of ${calendarCountries.join(", ")}`)
  .describe("country whose weekends and public holidays count; ZZ: weekends alone");

/** A term as it is set. */
export const DeadlineTerm = z.object({
  unit: DeadlineUnit,
  amount: z.int().min(1).max(3660),
  zone: Zone,
  country: CalendarCountry,
  timeOfDay: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day, 00:00 to 23:59")
    .default("23:59")
    .describe("when its last day ends"),
  rolls: z.boolean().default(false).describe("a last day that is off goes on to the next working day"),
});
export type DeadlineTerm = z.infer<typeof DeadlineTerm>;

/** What is set: the term, what must be done in it, and who is told beforehand. */
export const DeadlineWish = DeadlineTerm.extend({
  title: z.string().trim().min(1).max(200).describe("what must be done; sealed"),
  startsAt: z.iso.datetime().optional().describe("now when left out"),
  steps: z.array(EscalationStep).max(8).default([]),
});
export type DeadlineWish = z.infer<typeof DeadlineWish>;

export const deadlineVerbs = [
  "pause-deadline",
  "resume-deadline",
  "meet-deadline",
  "drop-deadline",
  "reopen-deadline",
] as const;
export const DeadlineVerb = z.enum(deadlineVerbs);
export type DeadlineVerb = z.infer<typeof DeadlineVerb>;

export const Deadline = DeadlineTerm.extend({
  deadlineId: z.uuid(),
  dossierId: z.uuid(),
  compartment: Compartment,
  recordId: z.uuid().nullable(),
  title: z.string().nullable(),
  state: DeadlineState,
  startsAt: z.string(),
  dueAt: z.string(),
  paused: z.object({ at: z.string(), left: z.number(), reason: z.string().nullable() }).nullable(),
  ended: z.object({ at: z.string(), by: Colleague, reason: z.string().nullable() }).nullable(),
  setBy: Colleague,
  /** The term of a task: it ends with the task. */
  ofTask: z.boolean(),
  steps: z.array(EscalationStep.extend({ toldAt: z.string().nullable() })),
  version: z.int(),
  may: z.array(DeadlineVerb),
});
export type Deadline = z.infer<typeof Deadline>;

export type DeadlineFacts = {
  readonly stored: "running" | "paused" | "met" | "dropped";
  readonly ofTask: boolean;
  readonly level: Level;
  readonly rights: ReadonlySet<string>;
};

/** Who contributes to the part works with its deadlines; an ended one is opened again by its inverse. That of a task ends with it. */
export function mayWithDeadline({ stored, ofTask, level, rights }: DeadlineFacts): DeadlineVerb[] {
  if (!rights.has("deadline.set") || level === "read") return [];
  switch (stored) {
    case "running":
      return ofTask ? ["pause-deadline"] : ["meet-deadline", "pause-deadline", "drop-deadline"];
    case "paused":
      return ofTask ? ["resume-deadline"] : ["resume-deadline", "meet-deadline", "drop-deadline"];
    case "met":
    case "dropped":
      return ofTask ? [] : ["reopen-deadline"];
  }
}
