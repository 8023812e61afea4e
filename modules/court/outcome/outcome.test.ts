import { describe, expect, it } from "vitest";
import { isDowngrade, refusedVerdict, VerdictFacts } from "./verdict.ts";

const now = new Date("2026-03-10T09:00:00Z");
const facts = (more: object = {}, charged = "trafficking" as const) => ({
  ...VerdictFacts.parse({
    ...{ verdict: "guilty", on: "2026-03-01", indicated: "trafficking", convicted: "trafficking" },
    ...more,
  }),
  charged,
});

describe("a downgrade", () => {
  it("[K6] is trafficking or smuggling that was charged or convicted as something lesser; an acquittal is none", () => {
    const of = (indicated: string, charged: string, convicted: string) =>
      isDowngrade({ indicated, charged, convicted } as never);
    expect(of("trafficking", "labour", "labour")).toBe(true);
    expect(of("trafficking", "trafficking", "prostitution")).toBe(true);
    expect(of("smuggling", "document", "none")).toBe(true);
    expect(of("trafficking", "trafficking", "none")).toBe(false);
    expect(of("trafficking", "trafficking", "trafficking")).toBe(false);
    expect(of("labour", "labour", "document")).toBe(false);
  });

  it("[K6] needs its reason", () => {
    expect(refusedVerdict(facts({ convicted: "labour" }), now)).toBe("downgrade-without-reason");
    expect(
      refusedVerdict(facts({ convicted: "labour", downgradeReason: "means not proved" }), now),
    ).toBeNull();
  });
});

describe("a verdict", () => {
  it("lies in the past, is final after it was given, and suspends no more than was imposed", () => {
    expect(refusedVerdict(facts(), now)).toBeNull();
    expect(refusedVerdict(facts({ on: "2026-03-12" }), now)).toBe("not-yet");
    expect(refusedVerdict(facts({ finalOn: "2026-02-01" }), now)).toBe("final-before-verdict");
    expect(refusedVerdict(facts({ imprisonmentMonths: 12, suspendedMonths: 13 }), now)).toBe(
      "suspended-more",
    );
    expect(refusedVerdict(facts({ suspendedMonths: 1 }), now)).toBe("suspended-more");
  });

  it("sentences nobody who was acquitted, and convicts of something whoever is guilty", () => {
    const acquitted = { verdict: "not_guilty", convicted: "none" };
    expect(refusedVerdict(facts(acquitted), now)).toBeNull();
    expect(refusedVerdict(facts({ ...acquitted, life: true }), now)).toBe("sentence-without-guilt");
    expect(refusedVerdict(facts({ verdict: "discontinued" }), now)).toBe("sentence-without-guilt");
    expect(refusedVerdict(facts({ convicted: "none" }), now)).toBe("conviction-missing");
  });
});
