import { describe, expect, it } from "vitest";
import { assetSpec } from "../money/asset.ts";
import { orderSpec } from "../outcome/order.ts";
import { measureKinds, measureSpec } from "../protection/measure.ts";
import { refusedStep, stateAfter, verbsAfter } from "./course.ts";

const now = new Date("2026-03-10T09:00:00Z");
const steps = (...acts: string[]) => acts.map((act, at) => ({ act, on: `2026-03-0${at + 1}` }));

describe("the course of a measure", () => {
  it("is asked for, opposed, granted, carried out, broken and ended, in this order", () => {
    const course = ["requested", "opposed", "granted", "carried-out", "breached", "carried-out", "ended"];
    expect(course.map((_, at) => stateAfter(measureSpec, steps(...course.slice(0, at + 1))))).toEqual([
      ...["requested", "requested", "granted", "carried-out", "breached", "carried-out", "ended"],
    ]);
  });

  it("can be granted unasked, and asked for again after a refusal", () => {
    expect(stateAfter(measureSpec, steps("granted"))).toBe("granted");
    expect(stateAfter(measureSpec, steps("requested", "refused", "requested", "granted"))).toBe("granted");
  });

  it("refuses what cannot have been: carried out before it was granted, granted after it ended", () => {
    expect(stateAfter(measureSpec, steps("requested", "carried-out"))).toBeUndefined();
    expect(stateAfter(measureSpec, steps("requested", "ended", "granted"))).toBeUndefined();
    expect(stateAfter(measureSpec, steps("breached"))).toBeUndefined();
  });

  it("refuses a day that lies ahead, or before the act that it follows", () => {
    const asked = steps("requested");
    const of = (on: string, act = "granted") => refusedStep(measureSpec, asked, { act, on, now });
    expect(of("2026-03-09")).toBeNull();
    expect(of("2026-03-01")).toBeNull();
    expect(of("2026-02-28")).toBe("before-the-last");
    expect(of("2026-03-12")).toBe("not-yet");
    expect(of("2026-03-09", "breached")).toBe("out-of-order");
  });

  it("lets the day be today where it has begun already, east of here", () => {
    const evening = new Date("2026-03-10T12:00:00Z");
    const step = { act: "granted", on: "2026-03-11" };
    expect(refusedStep(measureSpec, steps("requested"), { ...step, now: evening })).toBeNull();
    expect(refusedStep(measureSpec, steps("requested"), { ...step, now })).toBe("not-yet");
  });

  it("knows every measure that the law names", () => {
    expect(measureKinds).toHaveLength(11);
  });
});

describe("what a measure must not say", () => {
  const fits = (what: string, details: Record<string, unknown>) =>
    measureSpec.misfit?.({ what, details, amount: null, chargeId: null });

  it("[X7] of physical protection and relocation: arrangements and country are refused, the liaison unit is kept", () => {
    for (const what of ["physical-protection", "relocation"]) {
      expect(fits(what, { arrangements: "flat in another town" })).toBe("programme-only");
      expect(fits(what, { country: "NG" })).toBe("programme-only");
      expect(fits(what, { liaisonUnit: "Unit 7", family: 3 })).toBeNull();
    }
  });

  it("and must say: a pseudonym its name, a link its country", () => {
    expect(fits("pseudonym", {})).toBe("what-is-missing");
    expect(fits("pseudonym", { pseudonym: "Witness 3" })).toBeNull();
    expect(fits("live-link", {})).toBe("what-is-missing");
    expect(fits("live-link", { country: "RO" })).toBeNull();
  });
});

describe("the course of assets and orders", () => {
  it("goes from frozen to seized to confiscated to sold, with shares on the way", () => {
    expect(
      stateAfter(assetSpec, steps("frozen", "seized", "confiscated", "sold", "to-fund", "to-returns")),
    ).toBe("sold");
    expect(stateAfter(assetSpec, steps("seized", "sold"))).toBeUndefined();
    expect(stateAfter(assetSpec, steps("seized", "confiscated", "released"))).toBeUndefined();
  });

  it("pays what was ordered until it is set aside, and not after", () => {
    expect(stateAfter(orderSpec, steps("ordered", "paid", "enforced", "paid"))).toBe("enforced");
    expect(stateAfter(orderSpec, steps("ordered", "set-aside", "paid"))).toBeUndefined();
    expect(verbsAfter(orderSpec, "set-aside")).toEqual(["order-payment"]);
  });
});
