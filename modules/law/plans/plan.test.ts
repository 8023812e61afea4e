import { describe, expect, it } from "vitest";
import { nextSteps, stateOf as stepOf } from "../drafting/drafting.ts";
import { common, meanRating, questionsOf, toolkitNames, toolkitOf } from "../toolkits/toolkit.ts";
import { type Measure, shareDone, stateOf } from "./plan.ts";

const measure = (over: Partial<Measure> = {}): Measure => ({
  measureId: "0190d000-0000-7000-8000-000000000001",
  goalId: "0190d000-0000-7000-8000-000000000002",
  title: { lang: "en", text: "Do it", translations: {} },
  body: { lang: "en", text: "Ministry", translations: {} },
  progress: "under-way",
  ...over,
});

describe("a measure", () => {
  it("is overdue after its deadline unless done or dropped", () => {
    expect(stateOf(measure({ deadline: "2025-01-01" }), "2025-01-01")).toBe("under-way");
    expect(stateOf(measure({ deadline: "2025-01-01" }), "2025-01-02")).toBe("overdue");
    expect(stateOf(measure({ deadline: "2025-01-01", progress: "done" }), "2026-01-01")).toBe("done");
    expect(stateOf(measure(), "2026-01-01")).toBe("under-way");
  });

  it("counts towards what is done unless dropped", () => {
    expect(shareDone([measure({ progress: "done" }), measure(), measure({ progress: "dropped" })])).toBe(0.5);
    expect(shareDone([measure({ progress: "dropped" })])).toBeNull();
  });
});

describe("[L4] help with a law", () => {
  it("goes from mission to force; a draft is commented and drafted anew", () => {
    const at = (...taken: ("mission" | "needs" | "draft" | "comments" | "adopted" | "in-force")[]) => ({
      taken: taken.map((step) => ({ step, on: "2025-01-01" })),
    });
    expect(nextSteps(at("mission"))).toEqual(["needs"]);
    expect(nextSteps(at("mission", "needs", "draft"))).toEqual(["comments", "adopted"]);
    expect(nextSteps(at("mission", "needs", "draft", "comments"))).toEqual(["draft", "adopted"]);
    expect(nextSteps(at("mission", "needs", "draft", "adopted", "in-force"))).toEqual([]);
    expect(stepOf(at("mission", "needs"))).toBe("needs");
  });
});

describe("toolkits", () => {
  it("ask each question once, by known kinds of sources", () => {
    for (const name of toolkitNames) {
      const toolkit = toolkitOf(name);
      const questions = questionsOf(toolkit);
      expect(questions.length).toBeGreaterThanOrEqual(12);
      expect(new Set(questions).size).toBe(questions.length);
      const known = new Set(common.sources.map(({ source }) => source));
      for (const { sources } of toolkit.sections.flatMap((section) => section.questions)) {
        expect(sources.length).toBeGreaterThan(0);
        for (const source of sources) expect(known.has(source), source).toBe(true);
      }
    }
    expect(common.ratings.map(({ rating }) => rating)).toEqual([0, 1, 2, 3]);
  });

  it("leave out of the mean what could not be rated", () => {
    expect(meanRating([{ rating: 3 }, { rating: 0 }, {}])).toBe(1.5);
    expect(meanRating([{}])).toBeNull();
  });
});
