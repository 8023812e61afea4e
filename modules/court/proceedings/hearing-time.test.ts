import { describe, expect, it } from "vitest";
import { momentOf, wallAt } from "./hearing-time.ts";

describe("the moment of a hearing", () => {
  it("is that of the court's clocks", () => {
    const moment = momentOf("Africa/Cairo", "2026-01-15", "09:30");
    expect(new Date(moment ?? 0).toISOString()).toBe("2026-01-15T07:30:00.000Z");
    expect(wallAt("Africa/Cairo", moment ?? 0)).toBe("2026-01-15 09:30");
  });

  it("is none on a day that does not exist, or at an hour that clocks leap over", () => {
    expect(momentOf("Europe/Vienna", "2026-02-30", "10:00")).toBeNull();
    expect(momentOf("Europe/Vienna", "2026-03-29", "02:30")).toBeNull();
    expect(momentOf("Europe/Vienna", "2026-03-29", "03:00")).not.toBeNull();
    // Samoa left out the whole of 30 December 2011.
    expect(momentOf("Pacific/Apia", "2011-12-30", "10:00")).toBeNull();
  });

  it("is the first one at an hour that comes twice", () => {
    expect(new Date(momentOf("Europe/Vienna", "2026-10-25", "02:30") ?? 0).toISOString()).toBe(
      "2026-10-25T00:30:00.000Z",
    );
  });
});
