import { describe, expect, test } from "vitest";
import { defaultRules, kinds, may, Rule } from "./retention.ts";

describe("retention", () => {
  test("has a default for every other kind, and defaults that are rules", () => {
    expect(kinds).toContain("*");
    for (const [kind, rule] of Object.entries(defaultRules))
      expect(Rule.safeParse({ kind, ...rule }).success, kind).toBe(true);
  });

  test("a list is proposed until two people confirmed it, by those who manage retention", () => {
    expect(may("made", true)).toEqual(["propose-purge"]);
    expect(may("proposed", true)).toEqual(["propose-purge"]);
    expect(may("confirmed", true)).toEqual([]);
    expect(may("made", false)).toEqual([]);
  });
});
