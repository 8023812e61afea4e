import { describe, expect, it } from "vitest";
import { lineThatHolds } from "./rule.ts";

/**
 * Written anew from the sentence of the source, by laying out the indicators found and trying to cover each line with
 * them, a stronger one standing in for a weaker.
 */
function positiveByCovering(strong: number, medium: number, weak: number): boolean {
  const rank = { strong: 3, medium: 2, weak: 1 };
  const found = [
    ...Array<number>(strong).fill(rank.strong),
    ...Array<number>(medium).fill(rank.medium),
    ...Array<number>(weak).fill(rank.weak),
  ];
  const lines = [
    ["strong", "strong"],
    ["strong", "weak"],
    ["medium", "medium", "medium"],
    ["medium", "medium", "weak"],
  ] as const;
  return lines.some((line) => {
    const left = [...found];
    return line.every((wanted) => {
      // The weakest that is strong enough.
      const at = left.reduce(
        (best, value, place) =>
          value >= rank[wanted] && (best < 0 || value < (left[best] ?? 9)) ? place : best,
        -1,
      );
      if (at < 0) return false;
      left.splice(at, 1);
      return true;
    });
  });
}

describe("the rule of a dimension (ILO/EC 2009)", () => {
  it("is the same as one written independently, over every combination of 0 to 4 strong, medium and weak", () => {
    let tried = 0;
    for (let strong = 0; strong <= 4; strong += 1)
      for (let medium = 0; medium <= 4; medium += 1)
        for (let weak = 0; weak <= 4; weak += 1) {
          tried += 1;
          const told = `${strong} strong, ${medium} medium, ${weak} weak`;
          expect([told, lineThatHolds({ strong, medium, weak }) !== undefined]).toEqual([
            told,
            positiveByCovering(strong, medium, weak),
          ]);
        }
    expect(tried).toBe(125);
  });

  it("names the line that holds", () => {
    expect(lineThatHolds({ strong: 2, medium: 0, weak: 0 })).toBe("two-strong");
    expect(lineThatHolds({ strong: 1, medium: 0, weak: 1 })).toBe("strong-and-other");
    expect(lineThatHolds({ strong: 0, medium: 3, weak: 0 })).toBe("three-medium");
    expect(lineThatHolds({ strong: 0, medium: 2, weak: 1 })).toBe("two-medium-and-weak");
    expect(lineThatHolds({ strong: 0, medium: 2, weak: 0 })).toBeUndefined();
    expect(lineThatHolds({ strong: 0, medium: 1, weak: 4 })).toBeUndefined();
  });
});
