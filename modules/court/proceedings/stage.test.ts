import { describe, expect, it } from "vitest";
import type { EventKind } from "./event.ts";
import { type Happened, missingBefore, stageOf } from "./stage.ts";

const on = (kind: EventKind, happenedOn: string, more: Partial<Happened> = {}): Happened => ({
  kind,
  happenedOn,
  hearingState: kind === "hearing" ? "held" : null,
  struck: false,
  ...more,
});

describe("the stage of a proceeding", () => {
  it("follows the last day, and on one day the later stage", () => {
    expect(stageOf([])).toBe("opened");
    expect(stageOf([on("investigation-opened", "2026-01-05"), on("complaint", "2026-01-02")])).toBe(
      "investigation",
    );
    expect(
      stageOf([on("sentence", "2026-03-01"), on("verdict", "2026-03-01"), on("charged", "2026-02-01")]),
    ).toBe("sentenced");
  });

  it("is trial once a hearing was held after the charge, not when it is listed, struck or before it", () => {
    const charged = on("charged", "2026-01-05");
    expect(stageOf([charged, on("hearing", "2026-02-01", { hearingState: "listed" })])).toBe("charged");
    expect(stageOf([charged, on("hearing", "2026-02-01", { struck: true })])).toBe("charged");
    expect(stageOf([on("complaint", "2026-01-01"), on("hearing", "2026-01-03")])).toBe("complaint");
    expect(stageOf([charged, on("hearing", "2026-02-01")])).toBe("trial");
    expect(stageOf([charged, on("hearing", "2026-04-01"), on("verdict", "2026-03-01")])).toBe("verdict");
  });

  it("stays ended, whatever is recorded after it", () => {
    expect(
      stageOf([on("charged", "2026-01-01"), on("final", "2026-02-01"), on("hearing", "2026-03-01")]),
    ).toBe("final");
  });
});

describe("what must stand before an event", () => {
  it("is a charge before a verdict, a verdict before a sentence or an appeal, on that day or earlier", () => {
    expect(missingBefore("verdict", "2026-02-01", [])).toEqual(["charged"]);
    expect(missingBefore("verdict", "2026-02-01", [on("charged", "2026-02-02")])).toEqual(["charged"]);
    expect(missingBefore("verdict", "2026-02-01", [on("charged", "2026-02-01")])).toEqual([]);
    expect(missingBefore("appeal", "2026-02-01", [on("verdict", "2026-01-01", { struck: true })])).toEqual([
      "verdict",
    ]);
    expect(missingBefore("custody", "2026-02-01", [])).toEqual([]);
  });
});
