import { z } from "zod";

/** Outside reporters by kind (R1, A27); never a name. */
export const tellers = [
  "public",
  "colleague-or-friend",
  "family",
  "housing-inspector",
  "labour-inspector",
  "agriculture-inspector",
  "consular",
  "health",
  "school",
  "asylum",
  "migrants-group",
  "womens-group",
  "union",
  "police",
  "other",
] as const;

export const tipStates = ["open", "reached", "not-reached", "closed"] as const;
export const TipState = z.enum(tipStates);

/** A tip from a third party: it says that somebody may need help, and decides nothing of them (S14). */
export const KeepTip = z.object({
  tipId: z.uuid().describe("made by the client"),
  teller: z.enum(tellers),
  urgent: z.boolean().default(false),
  told: z.string().trim().min(1).max(10_000).describe("what was told; sealed"),
});

export const tipVerbs = ["reach-person", "close-tip"] as const;
export const Tip = z.object({
  tipId: z.uuid(),
  code: z.string(),
  state: TipState,
  teller: z.enum(tellers),
  urgent: z.boolean(),
  told: z.string().nullable(),
  reached: z.string().nullable().describe("how the person was safely reached, or why not"),
  receivedAt: z.string(),
  version: z.int(),
  may: z.array(z.enum(tipVerbs)),
});
export type Tip = z.infer<typeof Tip>;
export const TipLine = Tip.omit({ told: true, reached: true, version: true });
export type TipLine = z.infer<typeof TipLine>;
