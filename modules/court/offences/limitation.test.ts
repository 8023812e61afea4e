import { describe, expect, it } from "vitest";
import { plusTerm } from "./days.ts";
import { type LimitationCase, LimitationTerm, limitationOf } from "./limitation.ts";

const ten = LimitationTerm.parse({ amount: 10 });
const today = "2026-01-01";
const plain: LimitationCase = { completed: "2020-03-15", childBorn: null, restarts: [], suspensions: [] };
const lastDay = (term: LimitationTerm, of: Partial<LimitationCase>) => {
  const found = limitationOf(term, { ...plain, ...of }, today);
  return "lastDay" in found ? found.lastDay : found.state;
};

describe("the limitation of an offence", () => {
  it("ends on the anniversary where the first day does not count, and the day before where it does", () => {
    expect(lastDay(ten, {})).toBe("2030-03-15");
    expect(lastDay(LimitationTerm.parse({ amount: 10, firstDay: "counts" }), {})).toBe("2030-03-14");
  });

  it("never ends where the law says so, and is not guessed where the day is not known", () => {
    expect(limitationOf(LimitationTerm.parse({ amount: null }), plain, today)).toEqual({ state: "never" });
    expect(limitationOf(ten, { ...plain, completed: null }, today)).toEqual({ state: "unknown" });
  });

  it("ends on the last of February where the year has no 29th", () => {
    const five = LimitationTerm.parse({ amount: 5 });
    expect(lastDay(five, { completed: "2020-02-29" })).toBe("2025-02-28");
    expect(lastDay(LimitationTerm.parse({ amount: 4 }), { completed: "2020-02-29" })).toBe("2024-02-29");
    const counted = LimitationTerm.parse({ amount: 5, firstDay: "counts" });
    expect(lastDay(counted, { completed: "2020-02-29" })).toBe("2025-02-28");
    expect(lastDay(counted, { completed: "2020-03-01" })).toBe("2025-02-28");
    expect(lastDay(LimitationTerm.parse({ amount: 1, unit: "months" }), { completed: "2025-01-31" })).toBe(
      "2025-02-28",
    );
  });

  it("begins when a child victim comes of age, where the law says so and that is later", () => {
    const law = LimitationTerm.parse({ amount: 10, childFrom: 18 });
    expect(lastDay(law, { childBorn: "2010-06-01" })).toBe("2038-06-01");
    expect(lastDay(law, { childBorn: "2000-06-01" })).toBe("2030-03-15");
    expect(lastDay(ten, { childBorn: "2010-06-01" })).toBe("2030-03-15");
    // Born on a leap day: comes of age on 28 February 2026, so that the warning comes early.
    expect(lastDay(law, { childBorn: "2008-02-29" })).toBe("2036-02-28");
  });

  it("stands still day by day, each day once, and what falls after its end does not count", () => {
    const suspensions = [
      { from: "2022-01-01", to: "2022-01-10" },
      { from: "2022-01-05", to: "2022-01-20" },
      { from: "2035-01-01", to: "2035-12-31" },
    ];
    expect(limitationOf(ten, { ...plain, suspensions }, today)).toMatchObject({
      lastDay: "2030-04-04",
      suspendedDays: 20,
    });
    // One that began before the offence counts from the offence on.
    expect(lastDay(ten, { suspensions: [{ from: "2020-01-01", to: "2020-03-24" }] })).toBe("2030-03-25");
    // An extension reaches a later standstill, which then counts too.
    const chained = [
      { from: "2030-03-01", to: "2030-03-31" },
      { from: "2030-04-10", to: "2030-04-19" },
    ];
    expect(lastDay(ten, { suspensions: chained })).toBe("2030-04-25");
  });

  it("has no last day while it stands still, unless it was over before", () => {
    const open = [{ from: "2024-05-01", to: null }];
    expect(limitationOf(ten, { ...plain, suspensions: open }, today)).toEqual({
      state: "suspended",
      since: "2024-05-01",
    });
    expect(limitationOf(ten, { ...plain, completed: "2010-01-01", suspensions: open }, today)).toMatchObject({
      state: "over",
      lastDay: "2020-01-01",
    });
  });

  it("begins anew with acts of prosecution where the law says so, never after its end, and not beyond its limit", () => {
    const law = LimitationTerm.parse({ amount: 5, restarts: true });
    expect(lastDay(law, { restarts: ["2024-01-10", "2022-06-01"] })).toBe("2029-01-10");
    expect(lastDay(law, { restarts: ["2025-03-16"] })).toBe("2025-03-15");
    expect(lastDay(ten, { restarts: ["2024-01-10"] })).toBe("2030-03-15");
    const capped = LimitationTerm.parse({ amount: 5, restarts: true, mostFactor: 1.5 });
    expect(lastDay(capped, { restarts: ["2024-01-10"] })).toBe("2027-09-15");
    expect(lastDay(capped, { restarts: ["2021-01-10"] })).toBe("2026-01-10");
  });

  it("is over the day after its last day, not on it", () => {
    const at = (day: string) => limitationOf(ten, plain, day).state;
    expect([at("2030-03-15"), at("2030-03-16")]).toEqual(["runs", "over"]);
  });
});

it("adds months and years without leaving the month", () => {
  expect(plusTerm("2024-12-31", 2, "months")).toBe("2025-02-28");
  expect(plusTerm("2023-11-30", 3, "months")).toBe("2024-02-29");
  expect(plusTerm("1999-12-31", 1, "years")).toBe("2000-12-31");
});
