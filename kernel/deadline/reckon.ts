import type { WorkCalendar } from "./calendar.ts";
import { addDays, type Day, dayOf, daysBetween, partsOfDay } from "./day.ts";
import { momentOf, wallAt } from "./zone.ts";

export const deadlineUnits = ["hours", "days", "working-days"] as const;
export type DeadlineUnit = (typeof deadlineUnits)[number];

/** How a deadline is reckoned: so many hours, days or working days in a zone, by a country's calendar. */
export type Term = {
  readonly unit: DeadlineUnit;
  readonly amount: number;
  readonly zone: string;
  readonly calendar: WorkCalendar;
  /** Time of the last day, `23:59`; hours need none. */
  readonly timeOfDay: string;
  /** Days that end on a day off go on to the next working day. */
  readonly rolls: boolean;
};

const hourMs = 3_600_000;
/** No calendar is without a working day for this long; a calendar that is answers with the last day tried. */
const longestRest = 370;

function dayAt(zone: string, at: number): Day {
  return dayOf(wallAt(zone, at));
}

function endOf(day: Day, { zone, timeOfDay }: Term): number {
  const [hour = 0, minute = 0] = timeOfDay.split(":").map(Number);
  return momentOf(zone, { ...partsOfDay(day), hour, minute });
}

function nextWorkingDay(day: Day, calendar: WorkCalendar): Day {
  let found = day;
  for (let tried = 0; !calendar.works(found) && tried < longestRest; tried += 1) found = addDays(found, 1);
  return found;
}

function lastDay(first: Day, term: Term, amount: number): Day {
  if (term.unit === "days") {
    const day = addDays(first, amount);
    return term.rolls ? nextWorkingDay(day, term.calendar) : day;
  }
  let day = first;
  for (let count = 0; count < amount; count += 1) day = nextWorkingDay(addDays(day, 1), term.calendar);
  return day;
}

/**
 * When a term that begins at a moment ends. Hours run through; the day on which the term begins does not count, and
 * the last day ends at the time of day in the zone, whatever clocks did meanwhile.
 */
export function dueAt(start: number, term: Term, amount = term.amount): number {
  if (term.unit === "hours") return start + amount * hourMs;
  return endOf(lastDay(dayAt(term.zone, start), term, amount), term);
}

/** What is left of a term at a moment, in its own unit; 0 once it is over. A clock moved back gives no more than the whole. */
export function leftOf(now: number, due: number, term: Term): number {
  if (now >= due) return 0;
  if (term.unit === "hours") return Math.min((due - now) / hourMs, term.amount);
  const [today, last] = [dayAt(term.zone, now), dayAt(term.zone, due)];
  if (term.unit === "days") return Math.min(daysBetween(today, last), term.amount);
  let left = 0;
  for (let day = addDays(today, 1); day <= last && left < term.amount; day = addDays(day, 1))
    if (term.calendar.works(day)) left += 1;
  return left;
}
