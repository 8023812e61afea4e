import { describe, expect, test } from "vitest";
import { purposes } from "../access/grants.ts";
import { consentPurposes, may } from "./consent.ts";

describe("consent", () => {
  test("[X3] immigration enforcement is no purpose, neither of a consent nor of a grant", () => {
    for (const purpose of [...consentPurposes, ...purposes])
      expect(purpose).not.toMatch(/immigration|deport|expulsion/);
  });

  test("is taken back at any time while it stands; a child's view belongs to a guardian's decision", () => {
    expect(may({ state: "stands", givenBy: "person" }, true)).toEqual(["revoke-consent"]);
    expect(may({ state: "awaits-child", givenBy: "guardian" }, true)).toContain("record-child-view");
    expect(may({ state: "stands", givenBy: "person" }, false)).toEqual([]);
    expect(may({ state: "revoked", givenBy: "guardian" }, true)).toEqual([]);
  });
});
