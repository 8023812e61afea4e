import { z } from "zod";

/** What can be done to a thing in custody, each a named action of its own. */
export const custodyActs = [
  "seized",
  "received",
  "sealed",
  "examined",
  "copied",
  "transferred",
  "returned",
  "destroyed",
] as const;
export const CustodyAct = z.enum(custodyActs);
export type CustodyAct = z.infer<typeof CustodyAct>;

const Words = z.string().trim().max(300);

/** Who, when, where and why; the same for every act. */
export const CustodyFacts = z.object({
  at: z.iso.datetime({ offset: true }).describe("when it happened, with its offset from UTC"),
  by: Words.min(1).describe("who had it in hands: name, rank and service, or badge number"),
  place: Words.min(1).describe("where it happened"),
  reason: z.string().trim().min(1).max(2000).describe("why, and on what ground"),
  seal: z.string().trim().max(100).default("").describe("number on the seal, where there is one"),
});
export type CustodyFacts = z.infer<typeof CustodyFacts>;

/** Of a transfer to whom, of a receipt from whom, of a return to whom. */
export const OtherHand = Words.describe("the other hand: to whom it went or from whom it came");

export const breakCodes = [
  "no-beginning",
  "not-holder",
  "not-received",
  "received-unsent",
  "long-on-the-way",
  "seal-differs",
  "not-sealed-again",
  "after-end",
  "bytes-differ",
] as const;
export const BreakCode = z.enum(breakCodes);
export type BreakCode = z.infer<typeof BreakCode>;

/** A place where the chain does not hold; `params` are the words of the sentence. */
export const Break = z.object({
  code: BreakCode,
  eventId: z.uuid().nullable(),
  params: z.record(z.string(), z.string()),
});
export type Break = z.infer<typeof Break>;

export const custodyStates = ["none", "held", "on-the-way", "returned", "destroyed"] as const;
export const CustodyState = z.enum(custodyStates);
export type CustodyState = z.infer<typeof CustodyState>;

export const CustodyEvent = z.object({
  eventId: z.uuid(),
  act: CustodyAct,
  at: z.string(),
  by: z.string(),
  other: z.string().nullable(),
  place: z.string(),
  reason: z.string(),
  seal: z.string().nullable(),
  sha256: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  struck: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
});
export type CustodyEvent = z.infer<typeof CustodyEvent>;

export const Custody = z.object({
  evidenceId: z.uuid(),
  caseId: z.uuid(),
  exhibit: z.int(),
  title: z.string(),
  state: CustodyState,
  holder: z.string().nullable(),
  events: z.array(CustodyEvent),
  breaks: z.array(Break),
  may: z.array(z.enum(["record-custody", "strike-custody"])),
});
export type Custody = z.infer<typeof Custody>;
