import data from "./calendars.json" with { type: "json" };
import { type Day, partsOfDay, weekdayOf } from "./day.ts";
import { type HolidayRule, holidaysOf } from "./holidays.ts";

/** A country's working days, with days that an authority announced apart from the rules. */
export type WorkCalendar = { readonly works: (day: Day) => boolean };

type Data = {
  readonly country: string;
  readonly weekend: readonly number[];
  readonly holidays: readonly HolidayRule[];
};

const byCountry = new Map<string, Data>(data.calendars.map((one) => [one.country, one as Data]));

/** Countries whose calendar is known; `ZZ` has weekends alone. */
export const calendarCountries: readonly string[] = [...byCountry.keys()];

/** Weekend days of a country, 1 Monday … 7 Sunday. */
export function weekendOf(country: string): readonly number[] {
  return byCountry.get(country)?.weekend ?? [6, 7];
}

/** The calendar of a country; `own` says of single days whether they are worked, above the rules. */
export function calendarOf(country: string, own: ReadonlyMap<Day, boolean> = new Map()): WorkCalendar {
  const { weekend, holidays } = byCountry.get(country) ?? { weekend: [6, 7], holidays: [] };
  const years = new Map<number, Set<Day>>();
  function isHoliday(day: Day): boolean {
    const { year } = partsOfDay(day);
    // A holiday of several days may begin in the year before.
    return [year, year - 1].some((one) => {
      const found = years.get(one) ?? holidaysOf(holidays, one);
      years.set(one, found);
      return found.has(day);
    });
  }
  return { works: (day) => own.get(day) ?? !(weekend.includes(weekdayOf(day)) || isHoliday(day)) };
}
