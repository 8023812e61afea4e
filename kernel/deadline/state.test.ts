import { describe, expect, test } from "vitest";
import { type DeadlineMoments, deadlineState } from "./state.ts";
import { stepAt } from "./steps.ts";

const day = 86_400_000;
const running: DeadlineMoments = {
  startsAt: 0,
  dueAt: 40 * day,
  pausedAt: null,
  endedAt: null,
  dropped: false,
};

describe("a deadline", () => {
  test.each([
    [0, "running"],
    [29 * day, "running"],
    [30 * day, "soon"],
    [39 * day, "due"],
    [40 * day, "due"],
    [40 * day + 1, "overdue"],
    [-100 * day, "running"],
  ])("at %i stands as %s", (now, state) => {
    expect(deadlineState(running, now)).toBe(state);
  });

  test("that is paused is neither due nor overdue; one that was met or dropped is over, whenever", () => {
    expect(deadlineState({ ...running, pausedAt: 5 * day }, 50 * day)).toBe("paused");
    expect(deadlineState({ ...running, pausedAt: 5 * day, endedAt: 60 * day }, 70 * day)).toBe("met");
    expect(deadlineState({ ...running, endedAt: 60 * day, dropped: true }, 70 * day)).toBe("dropped");
  });

  test("escalates at a share of its term or so many hours before its end, never before it begins", () => {
    const to = { role: "prosecutor" };
    expect(stepAt({ when: { share: 0.5 }, to }, 0, 10 * day)).toBe(5 * day);
    expect(stepAt({ when: { hoursBefore: 48 }, to }, 0, 10 * day)).toBe(8 * day);
    expect(stepAt({ when: { hoursBefore: 0 }, to }, 0, 10 * day)).toBe(10 * day);
    expect(stepAt({ when: { hoursBefore: -24 }, to }, 0, 10 * day)).toBe(11 * day);
    expect(stepAt({ when: { hoursBefore: 480 }, to }, 0, 10 * day)).toBe(0);
  });
});
