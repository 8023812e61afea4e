import { z } from "zod";
import { Words } from "#kernel/words";
import { AreaCode, CountryCode } from "./area.ts";
import { ReporterKind } from "./outreach.ts";

/** By which ways a body reports. */
export const reportWays = ["phone", "form", "visit", "meeting", "letter"] as const;
/** On what ground it may: a duty by law, an agreement, or nobody wrote one down yet. */
export const reportBases = ["duty-by-law", "agreement", "none"] as const;

/** A body outside the criminal justice system that may report (A27): never a person, and no private number. */
export const ReporterFacts = z.object({
  kind: ReporterKind,
  country: CountryCode,
  name: Words(200).describe("of the body, never of a person"),
  areas: z.array(AreaCode).min(1).max(50).describe("where it works"),
  ways: z.array(z.enum(reportWays)).min(1).max(5),
  basis: z.enum(reportBases).describe("on what ground it may report"),
  phone: z
    .string()
    .regex(/^\+?[0-9][0-9 ()/.-]{1,38}$/, "a telephone number such as +000 55 0100")
    .nullable()
    .describe("of the body's desk; never a private number"),
  trainedOn: z.iso.date().nullable().describe("when its people last learned to recognise somebody"),
});
export type ReporterFacts = z.infer<typeof ReporterFacts>;
