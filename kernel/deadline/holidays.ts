import { addDays, type Day, dayOf } from "./day.ts";

/** One public holiday as a rule: a fixed day, a distance from Easter, or a day of the Hijri calendar (Umm al-Qura). */
export type HolidayRule = {
  readonly code: string;
  readonly month?: number;
  readonly day?: number;
  /** Days after Easter Sunday of the western churches. */
  readonly easter?: number;
  /** Days after Easter Sunday of the eastern churches. */
  readonly orthodoxEaster?: number;
  /** Month and day of the Hijri year. */
  readonly hijri?: readonly number[];
  /** How many days it lasts; 1 when left out. */
  readonly days?: number;
  /** First Gregorian year in which it holds. */
  readonly from?: number;
};

/** Easter Sunday of the western churches in a Gregorian year (Meeus, Jones and Butcher). */
export function easterOf(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayOf({ year, month: Math.floor(f / 31), day: (f % 31) + 1 });
}

/** Easter Sunday of the eastern churches, as a Gregorian day (Meeus' Julian rule, then the centuries' difference). */
export function orthodoxEasterOf(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const f = d + e + 114;
  const julian = dayOf({ year, month: Math.floor(f / 31), day: (f % 31) + 1 });
  return addDays(julian, Math.floor(year / 100) - Math.floor(year / 400) - 2);
}

const hijri = new Intl.DateTimeFormat("en-US-u-ca-islamic-umalqura-nu-latn", {
  timeZone: "UTC",
  month: "numeric",
  day: "numeric",
});

const hijriYears = new Map<number, ReadonlyMap<string, Day[]>>();

/** Days of a Gregorian year by their Hijri month and day, `10-1`. */
function hijriDaysOf(year: number): ReadonlyMap<string, Day[]> {
  const held = hijriYears.get(year);
  if (held) return held;
  const found = new Map<string, Day[]>();
  const first = dayOf({ year, month: 1, day: 1 });
  for (let day = first; day.startsWith(first.slice(0, 5)); day = addDays(day, 1)) {
    const parts: Record<string, number> = {};
    for (const { type, value } of hijri.formatToParts(new Date(`${day}T12:00:00Z`)))
      parts[type] = Number(value);
    const name = `${parts.month}-${parts.day}`;
    found.set(name, [...(found.get(name) ?? []), day]);
  }
  hijriYears.set(year, found);
  return found;
}

/** First days on which a rule falls in a Gregorian year; a Hijri day may fall twice in one, or not at all. */
function starts(rule: HolidayRule, year: number): Day[] {
  if (rule.from !== undefined && year < rule.from) return [];
  if (rule.easter !== undefined) return [addDays(easterOf(year), rule.easter)];
  if (rule.orthodoxEaster !== undefined) return [addDays(orthodoxEasterOf(year), rule.orthodoxEaster)];
  if (rule.hijri !== undefined) return hijriDaysOf(year).get(rule.hijri.join("-")) ?? [];
  return [dayOf({ year, month: rule.month ?? 1, day: rule.day ?? 1 })];
}

/** Public holidays that begin in a Gregorian year, each of their days. */
export function holidaysOf(rules: readonly HolidayRule[], year: number): Set<Day> {
  const found = new Set<Day>();
  for (const rule of rules) {
    for (const start of starts(rule, year)) {
      for (let count = 0; count < (rule.days ?? 1); count += 1) found.add(addDays(start, count));
    }
  }
  return found;
}
