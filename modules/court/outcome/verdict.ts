import { codeList } from "@palermo/vocabulary";
import { z } from "zod";
import { families, Penalty } from "../offences/offence.ts";

const codes = codeList("verdict").codes.map(({ code }) => code);
export const verdicts = codes as [string, ...string[]];
export const guiltyVerdicts: readonly string[] = ["guilty", "guilty_plea", "guilty_lesser"];

/** Kinds of offences in which a downgrade shows (K6; A/CONF.213/7 paragraph 15); none: no conviction. */
export const offenceClasses = [...families, "none"] as const;
export const OffenceClass = z.enum(offenceClasses);
export type OffenceClass = z.infer<typeof OffenceClass>;

/** Harm that the court found, and what made the offence graver (TIP and SOM Protocols, art. 6(3)). */
export const harms = [
  "death",
  "injury",
  "sexual-violence",
  "illness",
  "pregnancy",
  "mental-health",
  "loss-of-wages",
  "debt",
  "loss-of-home",
] as const;
export const aggravations = [
  "child",
  "endangers-life",
  "degrading-treatment",
  "organised-group",
  "public-official",
  "repeated",
  "position-of-trust",
  "several-people",
] as const;

export const VerdictFacts = z.object({
  verdict: z.enum(verdicts),
  on: z.iso.date(),
  finalOn: z.iso.date().nullable().default(null).describe("day on which no appeal is possible any more"),
  courtId: z.uuid().nullable().default(null),
  indicated: OffenceClass.describe("what the facts indicated"),
  convicted: OffenceClass.describe("none: no conviction"),
  imprisonmentMonths: z.int().min(0).max(12_000).nullable().default(null),
  suspendedMonths: z.int().min(0).max(12_000).nullable().default(null),
  life: z.boolean().default(false),
  aggravations: z.array(z.enum(aggravations)).max(aggravations.length).default([]),
  harms: z.array(z.enum(harms)).max(harms.length).default([]),
  reasons: z.string().trim().max(20_000).default(""),
  downgradeReason: z.string().trim().max(2000).default(""),
  otherSentence: z.string().trim().max(2000).default(""),
});
export type VerdictFacts = z.infer<typeof VerdictFacts>;

export const Verdict = VerdictFacts.extend({
  verdictId: z.uuid(),
  /** The kind of the offence that was charged, by its provision. */
  charged: OffenceClass,
  caseId: z.uuid(),
  chargeId: z.uuid(),
  count: z.int(),
  accusedCode: z.string(),
  citation: z.string(),
  courtName: z.string().nullable(),
  /** The range of the law, beside which the sentence is read. */
  range: Penalty.pick({ leastMonths: true, mostMonths: true, life: true }).nullable(),
  downgraded: z.boolean(),
  state: z.enum(["stands", "replaced", "struck"]),
  recordedBy: z.string(),
  version: z.int(),
});
export type Verdict = z.infer<typeof Verdict>;

const serious: readonly OffenceClass[] = ["trafficking", "smuggling"];

/** Whether trafficking or smuggling became something lesser on its way to the verdict; an acquittal is no downgrade. */
export function isDowngrade({
  indicated,
  charged,
  convicted,
}: Pick<Verdict, "indicated" | "charged" | "convicted">) {
  if (!serious.includes(indicated)) return false;
  return !serious.includes(charged) || (convicted !== "none" && !serious.includes(convicted));
}

export const verdictRefusals = [
  "not-yet",
  "final-before-verdict",
  "suspended-more",
  "sentence-without-guilt",
  "conviction-missing",
  "downgrade-without-reason",
] as const;

/** Why a verdict cannot be as it is written. */
export function refusedVerdict(
  facts: VerdictFacts & Pick<Verdict, "charged">,
  now: Date,
): (typeof verdictRefusals)[number] | null {
  const guilty = guiltyVerdicts.includes(facts.verdict);
  if (facts.on > new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10)) return "not-yet";
  if (facts.finalOn !== null && facts.finalOn < facts.on) return "final-before-verdict";
  if (facts.suspendedMonths !== null && facts.suspendedMonths > (facts.imprisonmentMonths ?? 0))
    return "suspended-more";
  const sentenced = (facts.imprisonmentMonths ?? 0) > 0 || facts.life || facts.otherSentence !== "";
  if (!guilty && (sentenced || facts.convicted !== "none")) return "sentence-without-guilt";
  if (guilty && facts.convicted === "none") return "conviction-missing";
  return isDowngrade(facts) && facts.downgradeReason === "" ? "downgrade-without-reason" : null;
}
