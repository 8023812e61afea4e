import { z } from "zod";
import { dayAfter, dayBefore, daysBetween, plusDays, plusTerm } from "./days.ts";

/** A limitation period as the law gives it. */
export const LimitationTerm = z.object({
  amount: z.int().min(1).max(100).nullable().describe("null: the offence does not become time-barred"),
  unit: z.enum(["years", "months"]).default("years"),
  firstDay: z
    .enum(["counts", "next"])
    .default("next")
    .describe(
      "counts: the period ends the day before the anniversary; next: it begins the day after, and ends on it",
    ),
  childFrom: z
    .int()
    .min(14)
    .max(50)
    .nullable()
    .default(null)
    .describe(
      "where the victim was a child it begins when the victim reaches this age; null: no rule for children",
    ),
  restarts: z.boolean().default(false).describe("an act of prosecution makes it begin anew"),
  mostFactor: z
    .number()
    .min(1)
    .max(5)
    .nullable()
    .default(null)
    .describe("however often it began anew, it ends after the term times this; null: no limit"),
});
export type LimitationTerm = z.infer<typeof LimitationTerm>;

export type Suspension = { readonly from: string; readonly to: string | null };
export type LimitationCase = {
  /** Day on which the offence was complete, of a continuing one its last; null: not known. */
  readonly completed: string | null;
  /** Birthday of the youngest victim who was a child; null where there is none or it is not known. */
  readonly childBorn: string | null;
  /** Days of acts that make the period begin anew. */
  readonly restarts: readonly string[];
  /** Times in which it stood still; open ones go on. */
  readonly suspensions: readonly Suspension[];
};
export type Limitation =
  | { readonly state: "never" }
  | { readonly state: "unknown" }
  | { readonly state: "suspended"; readonly since: string }
  | {
      readonly state: "runs" | "over";
      readonly lastDay: string;
      readonly began: string;
      readonly suspendedDays: number;
    };

/** The day on which the period begins: the offence's, or the child victim's coming of age when that is later. */
function beginningOf(term: LimitationTerm, completed: string, childBorn: string | null): string {
  if (term.childFrom === null || childBorn === null) return completed;
  const ofAge = plusTerm(childBorn, term.childFrom, "years");
  return ofAge > completed ? ofAge : completed;
}

/** Overlapping times of standing still as one each, in order. */
function merged(suspensions: readonly Suspension[]): Suspension[] {
  const made: { from: string; to: string | null }[] = [];
  for (const { from, to } of [...suspensions].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = made.at(-1);
    if (before !== undefined && (before.to === null || from <= dayAfter(before.to))) {
      before.to = before.to === null || to === null ? null : to > before.to ? to : before.to;
    } else made.push({ from, to });
  }
  return made;
}

/** The last day with the days of standing still added: what falls after the end does not count, what an extension reaches does. */
function extended(last: string, began: string, suspensions: readonly Suspension[]) {
  let end = last;
  let days = 0;
  for (const { from, to } of merged(suspensions)) {
    const start = from > began ? from : began;
    if (start > end) break;
    if (to !== null && to < start) continue;
    if (to === null) return { since: start };
    const stood = daysBetween(start, to) + 1;
    days += stood;
    end = plusDays(end, stood);
  }
  return { end, days };
}

/**
 * The last day on which the offence can be prosecuted. Years and months end on the day of the same number, where the month
 * has none on its last day; a child born on 29 February comes of age on 28 February of other years, so that the warning
 * comes early rather than late.
 */
export function limitationOf(term: LimitationTerm, of: LimitationCase, today: string): Limitation {
  if (term.amount === null) return { state: "never" };
  if (of.completed === null) return { state: "unknown" };
  const first = beginningOf(term, of.completed, of.childBorn);
  const endFrom = (day: string, times = 1) =>
    plusTerm(
      term.firstDay === "counts" ? dayBefore(day) : day,
      // In months, so that one and a half times five years is seven and a half.
      Math.floor((term.amount ?? 0) * (term.unit === "years" ? 12 : 1) * times),
      "months",
    );
  let began = first;
  let result = extended(endFrom(first), first, of.suspensions);
  if (term.restarts) {
    for (const day of [...of.restarts].sort()) {
      // What is over does not begin anew; what stands still begins when the act is done.
      if (day < began || (result.end !== undefined && day > result.end)) continue;
      began = day;
      result = extended(endFrom(day), day, of.suspensions);
    }
  }
  if (result.end === undefined) return { state: "suspended", since: result.since ?? began };
  const most =
    term.mostFactor === null ? null : extended(endFrom(first, term.mostFactor), first, of.suspensions);
  const lastDay = most?.end !== undefined && most.end < result.end ? most.end : result.end;
  return { state: lastDay < today ? "over" : "runs", lastDay, began, suspendedDays: result.days ?? 0 };
}
