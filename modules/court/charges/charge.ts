import { z } from "zod";
import { Day, ElementCode, Participation, Provision } from "../offences/offence.ts";
import { concerns } from "./article5.ts";

export const chargeVerbs = ["revise-charge", "withdraw-charge", "reinstate-charge", "link-charges"] as const;
export const ChargeVerb = z.enum(chargeVerbs);
export type ChargeVerb = z.infer<typeof ChargeVerb>;

/** What a count says, as it is filed and revised. */
export const ChargeSaid = z.object({
  provisionId: z.uuid().describe("the offence, from the register"),
  participation: Participation,
  attempt: z.boolean().default(false),
  child: z
    .boolean()
    .default(false)
    .describe("somebody harmed was a child: no means has to be proved (TIP Protocol art. 3(c))"),
  childBorn: Day.nullable()
    .default(null)
    .describe("birthday of the youngest child harmed, for the limitation period"),
  victims: z
    .array(z.uuid())
    .max(500)
    .default([])
    .describe("participants of the case whom the offence harmed"),
  earliest: Day.nullable().default(null).describe("first day of the offence"),
  latest: Day.nullable()
    .default(null)
    .describe("last day of the offence; the limitation period begins with it"),
  particulars: z.string().trim().max(10_000).default("").describe("what is charged, in words; sealed"),
  article5Reason: z
    .string()
    .trim()
    .max(4000)
    .default("")
    .describe("why a smuggled migrant or a trafficked person is charged all the same; sealed"),
});
export type ChargeSaid = z.infer<typeof ChargeSaid>;

export const LimitationSaid = z.object({
  state: z.enum(["never", "unknown", "suspended", "runs", "over"]),
  lastDay: z.string().nullable(),
  began: z.string().nullable(),
  suspendedDays: z.int(),
});

export const Charge = z.object({
  chargeId: z.uuid(),
  caseId: z.uuid(),
  proceedingId: z.uuid(),
  count: z.int(),
  participantId: z.uuid(),
  personId: z.uuid(),
  personCode: z.string(),
  provision: Provision,
  participation: Participation,
  attempt: z.boolean(),
  child: z.boolean(),
  childBorn: z.string().nullable(),
  victims: z.array(z.uuid()),
  earliest: z.string().nullable(),
  latest: z.string().nullable(),
  particulars: z.string().nullable(),
  concerns: z.array(z.enum(concerns)),
  article5Reason: z.string().nullable(),
  linkedCharge: z.uuid().nullable(),
  elements: z.array(ElementCode),
  limitation: LimitationSaid,
  state: z.enum(["charged", "withdrawn"]),
  chargedOn: z.string(),
  chargedBy: z.string(),
  withdrawn: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  version: z.int(),
  may: z.array(ChargeVerb),
});
export type Charge = z.infer<typeof Charge>;
