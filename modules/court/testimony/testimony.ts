import { z } from "zod";
import { ElementCode } from "../offences/offence.ts";

export const testimonyDecisions = ["needed", "recorded", "not_needed"] as const;
export const wishes = ["wants", "does_not_want", "undecided", "not_asked"] as const;
export const risks = ["low", "medium", "high", "not_assessed"] as const;

/** What is sealed of a decision on a testimony. */
export const TestimonyContent = z.object({
  reason: z.string(),
  elementsOtherwise: z.array(ElementCode),
});

/** Whether a person's testimony is needed, with what was weighed (K2, A36). */
export const Testimony = z.object({
  testimonyId: z.uuid(),
  participantId: z.uuid(),
  personCode: z.string(),
  decision: z.enum(testimonyDecisions),
  wish: z.enum(wishes),
  risk: z.enum(risks),
  reason: z.string(),
  elementsOtherwise: z.array(ElementCode),
  decidedBy: z.string(),
  decidedAt: z.string(),
  replacedAt: z.string().nullable(),
});
export type Testimony = z.infer<typeof Testimony>;
