import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isZone, momentOf, type Wall, wallAt } from "./zone.ts";

const zones = [
  "UTC",
  "Europe/Vienna",
  "Africa/Cairo",
  "America/New_York",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Asia/Tehran",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Africa/Casablanca",
  "America/Santiago",
];

const Moment = fc.integer({ min: Date.UTC(2005, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });

function text(zone: string, at: number): string {
  return new Date(at).toLocaleString("sv-SE", { timeZone: zone }).slice(0, 16);
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, "0");
}

function wallText({ year, month, day, hour, minute }: Wall): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}`;
}

/** Every quarter of an hour in which a clock could show this, asked one by one: nothing of the implementation. */
function momentsShowing(zone: string, wall: Wall): number[] {
  const wanted = wallText(wall);
  const middle = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const found: number[] = [];
  for (let quarter = -26 * 4; quarter <= 26 * 4; quarter += 1) {
    const at = middle + quarter * 900_000;
    if (text(zone, at) === wanted) found.push(at);
  }
  return found;
}

describe("the clocks of a zone", () => {
  test("show what the platform's own texts say", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), Moment, (zone, minute) => {
        expect(wallText(wallAt(zone, minute * 60_000))).toBe(text(zone, minute * 60_000));
      }),
      { numRuns: 300 },
    );
  });

  test("are read back as the first moment that shows a time; a time that clocks skip is as much later as they skip", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), Moment, (zone, minute) => {
        const wall = wallAt("UTC", minute * 60_000);
        const showing = momentsShowing(zone, wall);
        const got = momentOf(zone, wall);
        if (showing.length > 0) expect(got).toBe(showing[0]);
        else expect(text(zone, got) > wallText(wall)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    [
      "Europe/Vienna",
      "2031-03-30 02:30",
      "2031-03-30T01:30:00.000Z",
      "spring: 02:30 is skipped, 03:30 it is",
    ],
    ["Europe/Vienna", "2031-10-26 02:30", "2031-10-26T00:30:00.000Z", "autumn: the first 02:30"],
    ["Australia/Lord_Howe", "2031-10-05 02:15", "2031-10-04T15:45:00.000Z", "half an hour is skipped"],
    ["Pacific/Apia", "2011-12-30 12:00", "2011-12-30T22:00:00.000Z", "a whole day that never was"],
    ["America/New_York", "2031-11-02 01:30", "2031-11-02T05:30:00.000Z", "the first 01:30"],
  ])("%s %s is %s (%s)", (zone, wall, moment) => {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = wall.split(/[- :]/).map(Number);
    expect(new Date(momentOf(zone, { year, month, day, hour, minute })).toISOString()).toBe(moment);
  });

  test("have names of the IANA database, nothing else", () => {
    expect(zones.filter((zone) => !isZone(zone))).toEqual([]);
    expect(["", "Vienna Time", "+02:00", "../etc", "Europe/Nowhere"].filter(isZone)).toEqual([]);
  });
});
