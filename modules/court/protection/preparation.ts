import { z } from "zod";

/** What stands before a testimony (K4). */
export const preparationItems = ["court-visit", "explanation", "advocate", "interpreter", "breaks"] as const;
export const preparationAnswers = ["open", "done", "not-needed", "not-wished"] as const;
export const PreparationAnswers = z.partialRecord(z.enum(preparationItems), z.enum(preparationAnswers));
export type PreparationAnswers = z.infer<typeof PreparationAnswers>;

/** `ready`: every item is settled. `amber`: the hearing is within seven days and something is open. `past`: it was. */
export const preparationStates = ["ready", "open", "amber", "past"] as const;
export type PreparationState = (typeof preparationStates)[number];

const week = 7 * 86_400_000;

/** How the preparation for a hearing stands at a moment; a hearing exactly seven days away is within seven days. */
export function preparationState(
  answers: Readonly<PreparationAnswers>,
  hearingAt: Date,
  now: Date,
): PreparationState {
  const settled = preparationItems.every((item) => (answers[item] ?? "open") !== "open");
  if (settled) return "ready";
  if (hearingAt.getTime() < now.getTime()) return "past";
  return hearingAt.getTime() - now.getTime() <= week ? "amber" : "open";
}
