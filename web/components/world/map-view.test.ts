import { describe, expect, it } from "vitest";
import { type MapBounds, moved, widestOf, zoomed } from "./map-view.ts";

const whole: MapBounds = { first: { centre: [1000, 490], zoom: 1 }, half: [1000, 490], size: [2000, 980] };
const part: MapBounds = { first: { centre: [600, 400], zoom: 1 }, half: [250, 150], size: [2000, 980] };

describe("the part of a map that is seen", () => {
  it("keeps the place under the pointer when it comes closer", () => {
    const view = zoomed(whole.first, 2, [1200, 600], whole);
    expect(view.zoom).toBe(2);
    // Before: 200 and 110 beside the middle; then twice as far on the screen, so half as far on the plane.
    expect([1200 - view.centre[0], 600 - view.centre[1]]).toEqual([100, 55]);
  });

  it("goes no closer than a limit, and no farther than the whole map", () => {
    expect(zoomed(whole.first, 1000, [0, 0], whole).zoom).toBe(16);
    expect(zoomed(whole.first, 0.01, [0, 0], whole)).toEqual(whole.first);
  });

  it("draws a part back until the whole map is seen", () => {
    expect(widestOf(part)).toBe(0.25);
    expect(zoomed(part.first, 0.01, [600, 400], part)).toEqual({ zoom: 0.25, centre: [1000, 490] });
  });

  it("never leaves the map", () => {
    const view = zoomed(whole.first, 2, [1000, 490], whole);
    expect(moved(view, [9999, -9999], whole).centre).toEqual([1500, 245]);
    expect(moved(view, [-10, 0], whole).centre).toEqual([990, 490]);
  });

  it("does not move what is seen whole", () => {
    expect(moved(whole.first, [50, 50], whole)).toEqual(whole.first);
  });
});
