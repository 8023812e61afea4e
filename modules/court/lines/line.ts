import { z } from "zod";
import { Money } from "#kernel/words";

/** Of what an act tells beside its day: who, and why. */
export const Said = z.object({ by: z.string(), reason: z.string() });

/** What every act says. Unit, office or court; never where somebody lives. */
export const ActFacts = z.object({
  actId: z.uuid().describe("made by the client"),
  on: z.iso.date().describe("day on which it happened"),
  by: z.string().trim().min(1).max(300).describe("who decided or did it: a court, an office, a unit"),
  reason: z.string().trim().max(5000).default("").describe("why, or what happened"),
  amount: Money.optional(),
});
export type ActFacts = z.infer<typeof ActFacts>;

export const LineAct = z.object({
  actId: z.uuid(),
  act: z.string(),
  on: z.string(),
  by: z.string(),
  reason: z.string(),
  amount: Money.nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  struck: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
});
export type LineAct = z.infer<typeof LineAct>;

/** One measure, asset or order to pay, with all its acts. */
export const Line = z.object({
  lineId: z.uuid(),
  caseId: z.uuid(),
  kind: z.string(),
  what: z.string(),
  participantId: z.uuid().nullable(),
  personCode: z.string().nullable(),
  chargeId: z.uuid().nullable(),
  hearingId: z.uuid().nullable(),
  details: z.record(z.string(), z.unknown()),
  amount: Money.nullable(),
  state: z.string(),
  standing: z.boolean(),
  acts: z.array(LineAct),
  version: z.int(),
  may: z
    .array(z.string())
    .describe("verbs of the acts that may follow now; `strike` where an act can be struck"),
});
export type Line = z.infer<typeof Line>;
