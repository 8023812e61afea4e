import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { preparationItems, preparationState } from "./preparation.ts";
import { returnAnswer } from "./return-check.ts";

const now = new Date("2026-03-10T09:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const all = (answer: "done" | "open") => Object.fromEntries(preparationItems.map((item) => [item, answer]));

describe("preparation for a hearing", () => {
  it("[K4] is amber within seven days while anything is open, the seventh day included", () => {
    expect(preparationState({}, inDays(8), now)).toBe("open");
    expect(preparationState({}, inDays(7), now)).toBe("amber");
    expect(preparationState({ ...all("done"), breaks: "open" }, inDays(1), now)).toBe("amber");
    expect(preparationState({}, inDays(-1), now)).toBe("past");
  });

  it("[K4] is ready when each item is done, not needed or not wished", () => {
    expect(preparationState(all("done"), inDays(1), now)).toBe("ready");
    expect(preparationState({ ...all("done"), interpreter: "not-needed" }, inDays(1), now)).toBe("ready");
  });
});

describe("before a return", () => {
  const unknown = {
    recorded: false,
    recordedUnquestioned: false,
    linkAgreed: false,
    notNeeded: false,
    agreesToStay: null,
  };

  it("[K5] a recording that the defence could question, or a link, settles it", () => {
    expect(returnAnswer({ ...unknown, recorded: true })).toBe("settled-recorded");
    expect(returnAnswer({ ...unknown, linkAgreed: true })).toBe("settled-link");
    expect(returnAnswer({ ...unknown, notNeeded: true })).toBe("settled-not-needed");
    expect(returnAnswer({ ...unknown, recordedUnquestioned: true })).toBe("ask-the-person");
  });

  it("[K5] a trial never delays a wished return without the person's agreement, whatever else is known", () => {
    const flag = fc.boolean();
    fc.assert(
      fc.property(flag, flag, flag, flag, (recorded, recordedUnquestioned, linkAgreed, notNeeded) => {
        const known = { recorded, recordedUnquestioned, linkAgreed, notNeeded };
        const answer = returnAnswer({ ...known, agreesToStay: false });
        expect(["stays-by-own-wish", "record-first", "ask-the-person"]).not.toContain(answer);
      }),
    );
    expect(returnAnswer({ ...unknown, agreesToStay: false })).toBe("do-not-delay");
    expect(returnAnswer({ ...unknown, agreesToStay: true })).toBe("stays-by-own-wish");
  });
});
