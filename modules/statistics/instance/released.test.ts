import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { k } from "../statistics.ts";
import { base, inTens, mustBeReleased, NotReleased, roundDown } from "./released.ts";

describe("counts in tens", () => {
  const shown = (count: number) => {
    const answer = inTens({
      cells: [{ at: [], state: "shown", value: count }],
      by: [],
      known: null,
      withheld: 0,
    });
    return answer.cells[0]?.value ?? Number.NaN;
  };

  it("[own statistics] leave every change between two builds open between nobody and k people or more", () => {
    // What an intruder can tell of a change from two shown figures: every pair of counts that gives them.
    const counts = Array.from({ length: 200 }, (_, n) => n + k);
    const changes = new Map<string, Set<number>>();
    for (const before of counts)
      for (const after of counts) {
        const key = `${shown(before)} ${shown(after)}`;
        changes.set(key, (changes.get(key) ?? new Set()).add(after - before));
      }
    for (const [key, possible] of changes) {
      const only = [...possible];
      // Never certain that 1..k-1 people came, nor that 1..k-1 left.
      expect(
        only.every((change) => change > 0 && change < k),
        key,
      ).toBe(false);
      expect(
        only.every((change) => change < 0 && change > -k),
        key,
      ).toBe(false);
    }
  });

  it("never tell the count of the whole file, and nothing of fewer than ten", () => {
    fc.assert(
      fc.property(fc.nat(100_000), (count) => roundDown(count) % base === 0 && roundDown(count) <= count),
    );
    expect(roundDown(9)).toBe(0);
  });

  it("leave out categories in which nobody is, and keep hidden ones", () => {
    const answer = inTens({
      by: [{ name: "sex", categories: ["female", "male", "other", null] }],
      cells: [
        { at: ["female"], state: "shown", value: 34, percent: 61.8, decimals: 1 },
        { at: ["male"], state: "shown", value: 21 },
        { at: ["other"], state: "shown", value: 0 },
        { at: ["unknown"], state: "suppressed" },
        { at: [null], state: "shown", value: 63 },
      ],
      known: 55,
      withheld: 1,
    });
    expect(answer.by[0]?.categories).toEqual(["female", "male", null]);
    expect(answer.cells.map(({ value }) => value)).toEqual([30, 20, undefined, 60]);
    expect(answer.cells[0]).toMatchObject({ percent: 50, decimals: 0 });
    expect(answer.known).toBe(60);
  });
});

describe("a question", () => {
  it("is answered within a released table only", () => {
    const released = [["sex", "age"], ["year"]];
    expect(() => mustBeReleased(released, ["age"])).not.toThrow();
    expect(() => mustBeReleased(released, [])).not.toThrow();
    expect(() => mustBeReleased(released, ["sex", "year"])).toThrow(NotReleased);
    expect(() => mustBeReleased([], ["sex"])).toThrow(NotReleased);
    expect(() => mustBeReleased(null, ["sex", "year"])).not.toThrow();
  });
});
