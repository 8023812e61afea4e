import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarCountries, calendarOf } from "./calendar.ts";
import { type DeadlineUnit, dueAt, leftOf, type Term } from "./reckon.ts";

const zones = ["UTC", "Europe/Vienna", "Africa/Cairo", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu"];
const Start = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2034, 0, 1) / 60_000 })
  .map((minute) => minute * 60_000);

function term(unit: DeadlineUnit, amount: number, more: Partial<Term> = {}): Term {
  return {
    unit,
    amount,
    zone: "Europe/Vienna",
    calendar: calendarOf("AT"),
    timeOfDay: "23:59",
    rolls: false,
    ...more,
  };
}

/** The day and the time that clocks show, by the platform's own texts. */
function shown(zone: string, at: number): [day: string, time: string] {
  const text = new Date(at).toLocaleString("sv-SE", { timeZone: zone });
  return [text.slice(0, 10), text.slice(11, 16)];
}

/** Midnights counted one by one in UTC, which has no summer time: another way to the same day. */
function dayAfter(day: string, count: number, counts: (day: string) => boolean): string {
  const moment = new Date(`${day}T12:00:00Z`);
  let left = count;
  while (left > 0) {
    moment.setUTCDate(moment.getUTCDate() + 1);
    if (counts(moment.toISOString().slice(0, 10))) left -= 1;
  }
  return moment.toISOString().slice(0, 10);
}

const iso = (at: number) => new Date(at).toISOString();

describe("a term", () => {
  test("of days ends on the day that counting midnights gives, at its time of day, in every zone", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        Start,
        fc.integer({ min: 1, max: 400 }),
        (zone, start, amount) => {
          const [day] = shown(zone, start);
          const [last, time] = shown(zone, dueAt(start, term("days", amount, { zone })));
          expect([last, time]).toEqual([dayAfter(day, amount, () => true), "23:59"]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("of working days ends on the day that counting working days gives, in every calendar", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...calendarCountries),
        Start,
        fc.integer({ min: 1, max: 60 }),
        (zone, country, start, amount) => {
          const calendar = calendarOf(country);
          const [day] = shown(zone, start);
          const [last] = shown(zone, dueAt(start, term("working-days", amount, { zone, calendar })));
          expect(last).toBe(dayAfter(day, amount, calendar.works));
        },
      ),
      { numRuns: 200 },
    );
  });

  test("of hours runs through the night in which clocks change", () => {
    const start = Date.parse("2031-03-29T22:00:00Z");
    expect(iso(dueAt(start, term("hours", 12)))).toBe("2031-03-30T10:00:00.000Z");
  });

  test("of three days over the change of clocks ends at 23:59 of the wall, one hour sooner in UTC", () => {
    expect(iso(dueAt(Date.parse("2031-03-28T09:00:00Z"), term("days", 1)))).toBe("2031-03-29T22:59:00.000Z");
    expect(iso(dueAt(Date.parse("2031-03-28T09:00:00Z"), term("days", 3)))).toBe("2031-03-31T21:59:00.000Z");
  });

  test("that ends on a day off goes on to the next working day only where the law says so", () => {
    const start = Date.parse("2026-10-19T08:00:00Z");
    expect(iso(dueAt(start, term("days", 5)))).toBe("2026-10-24T21:59:00.000Z");
    // Saturday, Sunday (clocks go back), then the national day on Monday.
    expect(iso(dueAt(start, term("days", 5, { rolls: true })))).toBe("2026-10-27T22:59:00.000Z");
  });

  test("interrupted and begun again with what was left ends as if the pause had not been, when it took no time", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<DeadlineUnit>("hours", "days", "working-days"),
        fc.constantFrom(...zones),
        Start,
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (unit, zone, start, amount, share) => {
          const held = term(unit, amount, { zone });
          const due = dueAt(start, held);
          const paused = Math.floor(start + (due - start) * share);
          const left = leftOf(paused, due, held);
          expect(Math.abs(dueAt(paused, held, left) - due)).toBeLessThan(60_000);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("paused and resumed later ends later by no less than the pause took in its unit, and never sooner", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<DeadlineUnit>("hours", "days", "working-days"),
        Start,
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 0, max: 400 }),
        (unit, start, amount, hours) => {
          const held = term(unit, amount);
          const due = dueAt(start, held);
          const paused = Math.floor((start + due) / 2);
          const resumed = paused + hours * 3_600_000;
          const again = dueAt(resumed, held, leftOf(paused, due, held));
          expect(again).toBeGreaterThanOrEqual(due - 1);
          expect(leftOf(resumed, again, held)).toBeCloseTo(leftOf(paused, due, held), 3);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("has no more left than the whole when the clock was moved back, and nothing once it is over", () => {
    for (const unit of ["hours", "days", "working-days"] as const) {
      const held = term(unit, 10);
      const start = Date.parse("2031-05-05T10:00:00Z");
      const due = dueAt(start, held);
      expect(leftOf(start - 30 * 86_400_000, due, held)).toBe(10);
      expect(leftOf(due, due, held)).toBe(0);
      expect(leftOf(due + 1, due, held)).toBe(0);
    }
  });
});
