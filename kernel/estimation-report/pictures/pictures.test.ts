import { describe, expect, test } from "vitest";
import { densityPlot } from "./density-plot.ts";
import { intervalPlot } from "./interval-plot.ts";
import { overlapPlot } from "./overlap-plot.ts";
import { shortened, ticksBetween } from "./svg.ts";

const shown = (value: number) => String(Math.round(value));
const count = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].length;

describe("drawings of a report", () => {
  test("ticks are round and lie inside", () => {
    expect(ticksBetween(0, 100, 5)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(ticksBetween(137, 900, 4)).toEqual([200, 400, 600, 800]);
  });

  test("a limit far out ends in an arrow and leaves the others their room", () => {
    const row = { label: "a", inner: null, instead: "none", shown: "120" };
    const near = intervalPlot([{ ...row, point: 120, outer: { low: 100, high: 150 } }], {
      observed: 80,
      shown,
    });
    const far = intervalPlot([{ ...row, point: 120, outer: { low: 100, high: 90_000 } }], {
      observed: 80,
      shown,
    });
    const open = intervalPlot([{ ...row, point: 120, outer: { low: 100, high: null } }], {
      observed: 80,
      shown,
    });
    const strokes = /stroke-width="1.2"/g;
    expect([near, far, open].map((svg) => count(svg, strokes))).toEqual([1, 3, 3]);
  });

  test("a method without an estimate says so in its row", () => {
    const row = { label: "a", point: null, inner: null, outer: null, instead: "no estimate", shown: "–" };
    const svg = intervalPlot([row], { observed: 80, shown });
    expect(svg).toContain("no estimate");
    expect(svg).not.toContain("<circle");
  });

  test("each combination has a bar, and a dot for every list", () => {
    const lists = [
      { name: "A", people: 5 },
      { name: "B", people: 9 },
    ];
    const svg = overlapPlot(
      lists,
      [
        { history: 2, people: 7 },
        { history: 3, people: 2 },
      ],
      shown,
    );
    expect(count(svg, /<circle/g)).toBe(4);
    expect(count(svg, /r="3.4"/g)).toBe(3);
  });

  test("curves of draws and of masses stand on one axis", () => {
    const draws = Float64Array.from({ length: 500 }, (_, at) => 200 + (at % 50));
    const at = Float64Array.from({ length: 100 }, (_, index) => 180 + index);
    const svg = densityPlot(
      [
        { label: "one", draws },
        { label: "two", at, mass: at.map(() => 0.01) },
      ],
      { observed: 150, shown },
    );
    expect(count(svg, /<path/g)).toBe(2);
    expect(svg).not.toContain("NaN");
  });

  test("long names are cut with a mark", () => {
    expect(shortened("abcdef", 4)).toBe("abc…");
    expect(shortened("abcd", 4)).toBe("abcd");
  });
});
