import { describe, expect, test } from "vitest";
import { boxBetween, boxOf, isBox, rectOf } from "./place-on-page.ts";

const page = { page: 3, width: 600, height: 800 };

describe("a box drawn on a page", () => {
  test("is the same whichever way it was drawn, and never beyond the page", () => {
    const box = { left: 0.25, top: 0.5, wide: 0.25, high: 0.25 };
    expect(boxBetween([0.25, 0.5], [0.5, 0.75])).toEqual(box);
    expect(boxBetween([0.5, 0.75], [0.25, 0.5])).toEqual(box);
    expect(boxBetween([-1, -1], [2, 2])).toEqual({ left: 0, top: 0, wide: 1, high: 1 });
  });

  test("counts from below as PDF does, and comes back as it was drawn", () => {
    const box = { left: 0.25, top: 0.5, wide: 0.25, high: 0.25 };
    const rect = rectOf(box, page);
    expect(rect).toEqual({ page: 3, left: 150, right: 300, top: 400, bottom: 200 });
    expect(boxOf(rect, page)).toEqual(box);
  });

  test("is none where nothing was drawn", () => {
    expect(isBox(boxBetween([0.2, 0.2], [0.2, 0.9]))).toBe(false);
    expect(isBox(boxBetween([0.2, 0.2], [0.4, 0.3]))).toBe(true);
  });
});
