import { z } from "zod";
import { Country, codesOf } from "./codes.ts";

export const ageGroups = ["child", "adult", "mixed", "unknown"] as const;
export const agesAt = ["offence", "trial", "unknown"] as const;

/**
 * Victims, or smuggled migrants, as the judgment counts them: one line may stand for a group. Never a name: neither
 * initials nor anything else that tells who it is.
 */
export const PeopleLine = z.object({
  count: z.int().min(1).max(100_000).nullable().describe("how many; nothing where the judgment does not say"),
  group: z.boolean().default(false).describe("a group described together"),
  sex: z.enum([...codesOf("sex").options] as [string, ...string[]]).default("unknown"),
  ageGroup: z.enum(ageGroups).default("unknown"),
  age: z.int().min(0).max(120).optional().describe("years, where the judgment says so"),
  ageAt: z
    .enum(agesAt)
    .default("unknown")
    .describe("age at the offence or at the trial: two different facts"),
  nationalities: z.array(Country).max(20).default([]),
});
export type PeopleLine = z.infer<typeof PeopleLine>;

/** How a defendant stands today: who was not finally convicted as an adult is named by a pseudonym (rule L1). */
export const standings = [
  "convicted-final",
  "convicted-not-final",
  "acquitted",
  "discontinued",
  "expunged",
  "not-decided",
  "unknown",
] as const;
export type Standing = (typeof standings)[number];

export const Defendant = z.object({
  key: z
    .string()
    .regex(/^d[1-9][0-9]{0,2}$/)
    .describe("d1, d2 … within this judgment"),
  kind: z.enum(["person", "legal-person", "state"]),
  /** As published: by the jurisdiction's rule a name, initials or a pseudonym. */
  name: z.string().trim().min(1).max(200).optional(),
  sex: codesOf("sex").default("unknown"),
  juvenile: z.boolean().default(false).describe("under eighteen when it happened"),
  nationalities: z.array(Country).max(10).default([]),
  standing: z.enum(standings).default("unknown"),
});
export type Defendant = z.infer<typeof Defendant>;
