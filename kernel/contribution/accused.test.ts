import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Accused, quantile, questionnaireOf, spanWeeks, stageCounts, told } from "./accused.ts";

const one = (more: Partial<Accused> = {}): Accused => ({
  ...{ year: 2025, crime: "trafficking", court: null, stage: "charged", downgraded: false },
  ...more,
});
const many = (count: number, more: Partial<Accused> = {}) => Array.from({ length: count }, () => one(more));

describe("counts of the funnel", () => {
  it("[own statistics] are told in tens, and not at all of fewer than eleven, none included", () => {
    expect([0, 1, 10, 11, 19, 20, 137].map(told)).toEqual([null, null, null, 10, 10, 20, 130]);
  });

  it("follow a person from the charge to the final judgment", () => {
    const people = [
      ...many(40),
      ...many(30, { stage: "judged", outcome: "convicted" }),
      ...many(12, { stage: "final", outcome: "acquitted" }),
    ];
    expect(Object.fromEntries(stageCounts(people).map(({ stage, people: n }) => [stage, n]))).toEqual({
      ...{ charged: 80, tried: 40, judged: 40, convicted: 30, acquitted: 10 },
      ...{ discontinued: null, downgraded: null, final: 10 },
    });
  });
});

describe("rows of the questionnaire", () => {
  it("[own statistics] are divided once by sex and once by age, each where eleven people stand", () => {
    const people = [
      ...many(14, { sex: "female", age: "adult", stage: "judged", outcome: "convicted" }),
      ...many(12, { sex: "male" }),
      ...many(10, { sex: "male", age: "child" }),
      ...many(10, { sex: null, age: "child" }),
    ];
    expect(
      questionnaireOf(people).map(({ part, prosecuted, convicted }) => [part, prosecuted, convicted]),
    ).toEqual([
      ["all", 40, 10],
      ["female", 10, 10],
      ["male", 20, null],
      ["child", 20, null],
      ["adult", 10, 10],
    ]);
  });
});

describe("time between stages", () => {
  it("is the smallest value that a share reaches", () => {
    const days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect([0.5, 0.9, 1].map((share) => quantile(days, share))).toEqual([5, 9, 10]);
  });

  it("[own statistics] is told in weeks, of eleven people at least, nine in ten of thirty", () => {
    const of = (count: number) =>
      spanWeeks(Array.from({ length: count }, (_, n) => one({ days_to_verdict: 70 + n }))).find(
        ({ span }) => span === "to-verdict",
      );
    expect(of(10)).toMatchObject({ median: null, ninety: null });
    expect(of(11)).toMatchObject({ median: 11, ninety: null });
    expect(of(30)).toMatchObject({ median: 12, ninety: 14 });
  });

  it("[own statistics] never tells more than weeks, whatever the days are", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 80 }), (days) => {
        const people = days.map((days_to_trial) => one({ days_to_trial }));
        for (const { median, ninety } of spanWeeks(people)) {
          if (days.length < 11) expect(median).toBeNull();
          if (days.length < 30) expect(ninety).toBeNull();
          if (median !== null) expect(Number.isInteger(median)).toBe(true);
        }
      }),
    );
  });
});
