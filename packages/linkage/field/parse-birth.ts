import { foldDigits } from "./fold-digits.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import { findMonth } from "./month-names.ts";
import { type Outcome, refused } from "./outcome.ts";

export type BirthPrecision = "day" | "month" | "year" | "age-derived";

/** A birth date as a closed interval of days (ISO 8601). */
export interface Birth {
  earliest: string;
  latest: string;
  precision: BirthPrecision;
  /**
   * `conventional`: 1 January or 1 July, often written for "year only". `order-assumed`: day and month could be swapped.
   * `about`: the text said about or circa.
   */
  notes: BirthNote[];
}
export type BirthNote = "conventional" | "order-assumed" | "about";
export type BirthRefusal =
  | "missing"
  | "unreadable"
  | "impossible-date"
  | "out-of-range"
  | "other-calendar"
  | "age-without-date";

export interface BirthOptions {
  /** Day (ISO) at which a bare age was true; also the latest birth accepted. */
  at?: string;
  /** How 03/04/2001 is read. Default day first. */
  order?: "dmy" | "mdy";
}

const FIRST_YEAR = 1880;
const LAST_YEAR = 2100;

function pad(value: number, width = 2): string {
  return String(value).padStart(width, "0");
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function iso(year: number, month: number, day: number): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

interface Parts {
  year: number;
  month?: number | undefined;
  day?: number | undefined;
  notes?: BirthNote[];
}

function checkYear(
  year: number,
  at: string | undefined,
): ReturnType<typeof refused<BirthRefusal>> | undefined {
  if ((year >= 1250 && year <= 1480) || (year >= 2420 && year <= 2620))
    return refused("other-calendar", "a Gregorian year; this looks like a Hijri, Persian or Buddhist one");
  if (year < FIRST_YEAR || year > LAST_YEAR || (at !== undefined && year > Number(at.slice(0, 4))))
    return refused("out-of-range", `a year from ${FIRST_YEAR} to ${at?.slice(0, 4) ?? LAST_YEAR}`);
  return undefined;
}

function fromParts(
  { year, month, day, notes = [] }: Parts,
  at: string | undefined,
): Outcome<Birth, BirthRefusal> {
  const wrong = checkYear(year, at);
  if (wrong) return wrong;
  if (month === undefined)
    return { ok: true, earliest: iso(year, 1, 1), latest: iso(year, 12, 31), precision: "year", notes };
  if (month < 1 || month > 12) return refused("impossible-date", "a month from 1 to 12");
  const days = daysIn(year, month);
  if (day === undefined)
    return {
      ok: true,
      earliest: iso(year, month, 1),
      latest: iso(year, month, days),
      precision: "month",
      notes,
    };
  if (day < 1 || day > days)
    return refused("impossible-date", `a day from 1 to ${days}: ${pad(month)}/${year} has ${days} days`);
  const date = iso(year, month, day);
  if (at !== undefined && date > at) return refused("out-of-range", `a day not after ${at}`);
  const conventional = day === 1 && (month === 1 || month === 7);
  return {
    ok: true,
    earliest: date,
    latest: date,
    precision: "day",
    notes: conventional ? [...notes, "conventional"] : notes,
  };
}

/** Interval of birth of somebody `age` years old on a day: from the day after `age + 1` years before, to `age` years before. */
export function birthFromAge(age: number, at: string): Outcome<Birth, BirthRefusal> {
  const [year, month, day] = at.split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined || !/^\d{4}-\d\d-\d\d$/.test(at))
    return refused("unreadable", "the day of the age as YYYY-MM-DD");
  if (!Number.isInteger(age) || age < 0 || age > 120) return refused("out-of-range", "an age from 0 to 120");
  const latest = iso(year - age, month, Math.min(day, daysIn(year - age, month)));
  const before = new Date(
    Date.UTC(year - age - 1, month - 1, Math.min(day, daysIn(year - age - 1, month)) + 1),
  );
  return {
    ok: true,
    earliest: before.toISOString().slice(0, 10),
    latest,
    precision: "age-derived",
    notes: [],
  };
}

function parseNumeric(text: string, order: "dmy" | "mdy"): Parts | undefined {
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
  const yearFirst = /^(\d{4})(?:[-/.年 ]\s?(\d{1,2})(?:[-/.月 ]\s?(\d{1,2})日?|月)?)?年?$/.exec(text);
  if (yearFirst)
    return { year: Number(yearFirst[1]), month: number(yearFirst[2]), day: number(yearFirst[3]) };
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (compact) return { year: Number(compact[1]), month: number(compact[2]), day: number(compact[3]) };
  const monthYear = /^(\d{1,2})[-/. ](\d{4})$/.exec(text);
  if (monthYear) return { year: Number(monthYear[2]), month: number(monthYear[1]) };
  const yearLast = /^(\d{1,2})[-/. ]\s?(\d{1,2})[-/. ]\s?(\d{4})\s?(?:г\.?|года)?$/.exec(text);
  if (!yearLast) return undefined;
  const [first, second] = [Number(yearLast[1]), Number(yearLast[2])];
  const monthFirst = first <= 12 && (second > 12 || order === "mdy");
  const open = first <= 12 && second <= 12 && first !== second;
  const [day, month] = monthFirst ? [second, first] : [first, second];
  return { year: Number(yearLast[3]), month, day, notes: open ? ["order-assumed"] : [] };
}

function parseWords(text: string): Parts | undefined {
  const words = text
    .split(/[\s,./-]+/)
    .filter((word) => word !== "" && !/^(?:de|of|г|года|року|the)$/.test(word));
  const months = words.map(findMonth);
  const at = months.findIndex((month) => month !== undefined);
  const month = months[at];
  if (month === undefined || words.length > 3) return undefined;
  const numbers = words
    .filter((_, index) => index !== at)
    .map((word) => Number(word.replace(/(?:st|nd|rd|th|er|º|°)$/, "")));
  const year = numbers.find((value) => value > 31);
  const day = numbers.find((value) => value <= 31);
  if (year === undefined || numbers.some(Number.isNaN)) return undefined;
  return { year, month, day };
}

/**
 * Read a birth date as people write it: full dates (ISO, day first, month names), month and year, year, or an age with the
 * day it was true (`17`, `age 17`, with `options.at`; or `17 at 2024-05-01`). A date that does not exist is refused.
 */
export function parseBirth(text: string, options: BirthOptions = {}): Outcome<Birth, BirthRefusal> {
  if (isPlaceholder(text)) return refused("missing", "a date, month, year or age, not a filler");
  const folded = foldDigits(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[\u200e\u200f]/g, "")
    .trim();
  const about = /^(?:about|circa|ca\.?|c\.|approx\.?|vers|hacia|около|حوالي|约)\s*|[~?]$/;
  const clean = folded
    .replace(about, "")
    .replace(/t\d\d:.*$/, "")
    .trim();
  const age =
    /^(?:aged?|âge|edad|возраст|العمر|年龄)?\s*(\d{1,3})(?:\s*(?:years?(?: old)?|yrs?|ans|años|лет|года?|سنة|岁))?(?:\s*(?:at|on|@)\s*(\d{4}-\d\d-\d\d))?$/.exec(
      clean,
    );
  if (age) {
    const at = age[2] ?? options.at;
    return at === undefined
      ? refused("age-without-date", "the day at which the age was true")
      : birthFromAge(Number(age[1]), at);
  }
  const parts = parseNumeric(clean, options.order ?? "dmy") ?? parseWords(clean);
  if (!parts) return refused("unreadable", "a date such as 2001-05-31, 31.05.2001, May 2001 or 2001");
  const outcome = fromParts(parts, options.at);
  return outcome.ok && about.test(folded) ? { ...outcome, notes: [...outcome.notes, "about"] } : outcome;
}
