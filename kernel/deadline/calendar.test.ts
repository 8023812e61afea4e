import { describe, expect, test } from "vitest";
import { calendarCountries, calendarOf, weekendOf } from "./calendar.ts";
import data from "./calendars.json" with { type: "json" };
import { addDays } from "./day.ts";
import { easterOf, orthodoxEasterOf } from "./holidays.ts";

describe("calendars", () => {
  test("Easter falls where the churches' tables have it", () => {
    expect([2024, 2025, 2026, 2027, 2038, 2076].map(easterOf)).toEqual([
      "2024-03-31",
      "2025-04-20",
      "2026-04-05",
      "2027-03-28",
      "2038-04-25",
      "2076-04-19",
    ]);
    expect([2024, 2025, 2026, 2027].map(orthodoxEasterOf)).toEqual([
      "2024-05-05",
      "2025-04-20",
      "2026-04-12",
      "2027-05-02",
    ]);
  });

  test.each([
    ["AT", "2026-10-26", "national day, a Monday"],
    ["AT", "2026-05-14", "Ascension"],
    ["AT", "2026-06-04", "Corpus Christi"],
    ["FR", "2026-07-14", "Bastille day"],
    ["FR", "2026-05-25", "Whit Monday"],
    ["EG", "2026-04-13", "Sham El-Nessim"],
    ["EG", "2026-03-20", "a Friday and Eid al-Fitr"],
    ["SA", "2025-03-30", "Eid al-Fitr, 1 Shawwal 1446"],
    ["SA", "2025-06-06", "Eid al-Adha, 10 Dhu al-Hijja 1446"],
    ["SA", "2026-02-22", "founding day"],
    ["XV", "2031-06-12", "republic day"],
    ["ZZ", "2031-06-14", "a Saturday"],
  ])("%s rests on %s (%s)", (country, day) => {
    expect(calendarOf(country).works(day)).toBe(false);
  });

  test("weeks end on Friday and Saturday where the law says so", () => {
    expect(weekendOf("EG")).toEqual([5, 6]);
    const days = ["2026-11-05", "2026-11-06", "2026-11-07", "2026-11-08"];
    expect(days.map(calendarOf("EG").works)).toEqual([true, false, false, true]);
    expect(days.map(calendarOf("FR").works)).toEqual([true, true, false, false]);
    expect(calendarOf("SA").works("2021-02-22")).toBe(true);
  });

  test("what an authority announces stands above the rules, both ways", () => {
    const own = new Map([
      ["2026-11-05", false],
      ["2026-11-06", true],
    ]);
    expect(["2026-11-05", "2026-11-06"].map(calendarOf("EG", own).works)).toEqual([false, true]);
  });

  test("every calendar has a source, and between 240 and 262 working days in each year", () => {
    expect(data.calendars.filter((one) => one.source === "")).toEqual([]);
    for (const country of calendarCountries) {
      const { works } = calendarOf(country);
      for (const year of [2024, 2027, 2031, 2035]) {
        let count = 0;
        for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1))
          if (works(day)) count += 1;
        expect(count, `${country} ${year}`).toBeGreaterThan(236);
        expect(count, `${country} ${year}`).toBeLessThan(263);
      }
    }
  });
});
