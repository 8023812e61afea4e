import { z } from "zod";

/** Whom an escalation tells, in nothing but "something waits": a colleague, or everybody of a role on the dossier. */
const To = z.union([
  z.object({ account: z.uuid() }),
  z.object({
    role: z
      .string()
      .regex(/^[a-z-]{2,40}$/)
      .describe("a role, e.g. prosecutor; those of the dossier's team are told"),
  }),
]);

/** At which share of the term, or how many hours before its end (0: at the end; negative: after it). */
const When = z.union([
  z.object({ share: z.number().gt(0).max(1) }),
  z.object({
    hoursBefore: z
      .number()
      .min(-24 * 365)
      .max(24 * 365),
  }),
]);

export const EscalationStep = z.object({ when: When, to: To });
export type EscalationStep = z.infer<typeof EscalationStep>;

/** The moment of a step in a term from `start` to `due`; never before its start. */
export function stepAt(step: EscalationStep, start: number, due: number): number {
  const at =
    "share" in step.when ? start + (due - start) * step.when.share : due - step.when.hoursBefore * 3_600_000;
  return Math.max(start, Math.round(at));
}
