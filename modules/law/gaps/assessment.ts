import { type DutyLevel, dutyLevels, type LegalDuty } from "@palermo/vocabulary/duties";
import { z } from "zod";
import { Words } from "#kernel/words";
import { DutyId } from "../legislation/act.ts";
import { CountryCode } from "../places.ts";

export const statuses = ["full", "partial", "none", "not-applicable"] as const;
export const Status = z.enum(statuses);
export type Status = z.infer<typeof Status>;
/** How a duty stands: as assessed, or nobody assessed it. */
export const standings = [...statuses, "not-assessed"] as const;
export const StandingOf = z.enum(standings);
export type StandingOf = z.infer<typeof StandingOf>;

const Cited = z.union([
  z.object({ provisionId: z.uuid().describe("a provision of a published act") }),
  z.object({ text: z.string().trim().min(1).max(300).describe("a provision in words, with its act") }),
]);

/** What an assessor says of one duty on a day. */
export const AssessmentContent = z.object({
  cited: z.array(Cited).max(40).default([]),
  finding: Words(4000).optional().describe("what is there and what is missing"),
  evidence: Words(4000).optional().describe("on what the finding rests: judgments, statistics, interviews"),
});
export type AssessmentContent = z.infer<typeof AssessmentContent>;

export const Assessment = AssessmentContent.extend({
  country: CountryCode,
  duty: DutyId,
  on: z.iso.date().describe("the day to which the judgment refers"),
  status: Status,
});

/** Mandatory duties come first, then those with a limit, and so on; definitions last but safeguards, which ask for nothing. */
const levelRank: Readonly<Record<DutyLevel, number>> = Object.fromEntries(
  dutyLevels.map((level, at) => [level, at]),
) as Record<DutyLevel, number>;

const standingRank: Readonly<Record<StandingOf, number>> = {
  none: 0,
  partial: 1,
  "not-assessed": 2,
  full: 3,
  "not-applicable": 4,
};

export type Judged = { readonly duty: LegalDuty; readonly standing: StandingOf };

/** Order of urgency: gaps before what is met, among them mandatory duties first, and of one level what is not met at all first. */
export function byUrgency(a: Judged, b: Judged): number {
  const open = ({ standing }: Judged) => (standing === "full" || standing === "not-applicable" ? 1 : 0);
  return (
    open(a) - open(b) ||
    levelRank[a.duty.level] - levelRank[b.duty.level] ||
    standingRank[a.standing] - standingRank[b.standing]
  );
}

export const Tally = z.object({
  full: z.int(),
  partial: z.int(),
  none: z.int(),
  "not-applicable": z.int(),
  "not-assessed": z.int(),
});
export type Tally = z.infer<typeof Tally>;

/** How many duties stand how. */
export function tallyOf(judged: readonly { readonly standing: StandingOf }[]): Tally {
  const tally: Tally = { full: 0, partial: 0, none: 0, "not-applicable": 0, "not-assessed": 0 };
  for (const { standing } of judged) tally[standing] += 1;
  return tally;
}

/**
 * Share of the duties that are fulfilled, partly met ones counting half; null where nothing was assessed. Duties that
 * nobody assessed and those that do not apply are left out, so that the share never looks better or worse for them.
 */
export function fulfilment({ full, partial, none }: Tally): number | null {
  const assessed = full + partial + none;
  return assessed === 0 ? null : (full + partial / 2) / assessed;
}

export type Change = { readonly duty: string; readonly from: StandingOf; readonly to: StandingOf };

/** What is not as it was, duty by duty. */
export function changesBetween(
  before: ReadonlyMap<string, StandingOf>,
  after: ReadonlyMap<string, StandingOf>,
): Change[] {
  const all = [...new Set([...before.keys(), ...after.keys()])];
  return all.flatMap((duty) => {
    const from = before.get(duty) ?? "not-assessed";
    const to = after.get(duty) ?? "not-assessed";
    return from === to ? [] : [{ duty, from, to }];
  });
}
