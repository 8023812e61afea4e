import { z } from "zod";

export const riskLevels = ["low", "raised", "high", "immediate"] as const;
export const threats = [
  "accused",
  "group",
  "family-threatened",
  "debt",
  "oath",
  "stigma",
  "online",
  "detention",
  "exposure",
  "other",
] as const;
export const reopenings = ["breach", "release", "escape", "bail", "asked"] as const;

export const RiskFacts = z.object({
  level: z.enum(riskLevels),
  threats: z.array(z.enum(threats)).max(threats.length),
  by: z.string().trim().min(1).max(300).describe("who assessed: office or unit"),
  words: z
    .string()
    .trim()
    .max(5000)
    .default("")
    .describe("the danger in words; nothing of where a person lives"),
  assessedOn: z.iso.date(),
  reviewBy: z.iso.date().describe("day by which it is looked at again"),
});
export type RiskFacts = z.infer<typeof RiskFacts>;

export const Risk = RiskFacts.extend({
  riskId: z.uuid(),
  caseId: z.uuid(),
  participantId: z.uuid(),
  personCode: z.string(),
  state: z.enum(["current", "reopened", "replaced"]),
  reopened: z.object({ at: z.string(), why: z.enum(reopenings) }).nullable(),
  overdue: z.boolean(),
  recordedBy: z.string(),
  version: z.int(),
});
export type Risk = z.infer<typeof Risk>;

/** Longest time between two looks, by level, in days; a danger that is immediate is looked at within a week. */
export const longestReview = { low: 180, raised: 90, high: 30, immediate: 7 } as const satisfies Record<
  (typeof riskLevels)[number],
  number
>;

export const reviewRefusals = ["review-not-after", "review-too-late", "not-yet"] as const;

/** Why a day of review cannot stand: not after the assessment, later than the level allows, or assessed in the future. */
export function refusedReview(
  { level, assessedOn, reviewBy }: Pick<RiskFacts, "level" | "assessedOn" | "reviewBy">,
  now: Date,
): (typeof reviewRefusals)[number] | null {
  const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  if (assessedOn > new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10)) return "not-yet";
  if (day(reviewBy) <= day(assessedOn)) return "review-not-after";
  return day(reviewBy) - day(assessedOn) > longestReview[level] ? "review-too-late" : null;
}
