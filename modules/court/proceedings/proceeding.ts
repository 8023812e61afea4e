import { z } from "zod";
import { Country } from "../offences/offence.ts";
import { CourtEvent } from "./event.ts";
import { stages } from "./stage.ts";

export const crimes = ["trafficking", "smuggling", "both", "other"] as const;
export const Crime = z.enum(crimes);

export const proceedingVerbs = [
  "file-charge",
  "record-event",
  "list-hearing",
  "transfer-proceeding",
  "sever-proceeding",
  "join-proceedings",
] as const;
export const ProceedingVerb = z.enum(proceedingVerbs);
export type ProceedingVerb = z.infer<typeof ProceedingVerb>;

export const Proceeding = z.object({
  proceedingId: z.uuid(),
  caseId: z.uuid(),
  crime: Crime,
  country: Country,
  courtId: z.uuid().nullable(),
  stage: z.enum(stages),
  number: z.string().nullable(),
  severedFrom: z.uuid().nullable(),
  joinedInto: z.uuid().nullable(),
  openedAt: z.string(),
  endedAt: z.string().nullable(),
  events: z.array(CourtEvent),
  version: z.int(),
  may: z.array(ProceedingVerb),
});
export type Proceeding = z.infer<typeof Proceeding>;

/** What may be done with a proceeding; one that was joined into another goes on there. */
export function mayWithProceeding({
  ended,
  joined,
  level,
  rights,
}: {
  readonly ended: boolean;
  readonly joined: boolean;
  readonly level: "read" | "contribute" | "manage";
  readonly rights: ReadonlySet<string>;
}): ProceedingVerb[] {
  if (level === "read" || joined) return [];
  const may: ProceedingVerb[] = [];
  if (rights.has("court.charge") && !ended) may.push("file-charge");
  if (rights.has("court.record")) may.push("record-event");
  if (rights.has("court.record") && !ended) may.push("list-hearing", "transfer-proceeding");
  if (rights.has("court.charge") && !ended) may.push("sever-proceeding", "join-proceedings");
  return may;
}
