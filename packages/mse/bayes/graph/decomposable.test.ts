import { describe, expect, test } from "vitest";
import { sizeOf } from "../../table/up-sets.ts";
import { decomposableGraphs } from "./decomposable.ts";

describe("decomposable graphs", () => {
  test.each([
    [2, 2],
    [3, 8],
    [4, 61],
    [5, 822],
    [6, 18_154],
  ])("of %i lists there are %i", (t, count) => {
    expect(decomposableGraphs(t)).toHaveLength(count);
    const names = decomposableGraphs(t).map(({ cliques }) => [...cliques].sort().join());
    expect(new Set(names).size).toBe(count);
  });

  test("no clique lies in another, and each list and pair is counted once by cliques less separators", () => {
    for (const { cliques, separators } of decomposableGraphs(5)) {
      for (const one of cliques) {
        expect([...cliques].filter((other) => (one & other) === one)).toEqual([one]);
      }
      for (let list = 0; list < 5; list++) {
        const holding = (sets: Uint8Array) => [...sets].filter((set) => (set >> list) & 1).length;
        expect(holding(cliques) - holding(separators)).toBe(1);
      }
      const pairs = (sets: Uint8Array) =>
        [...sets].reduce((sum, set) => sum + (sizeOf(set) * (sizeOf(set) - 1)) / 2, 0);
      const edges = new Set<number>();
      for (let pair = 3; pair < 32; pair++) {
        if (sizeOf(pair) === 2 && [...cliques].some((set) => (set & pair) === pair)) edges.add(pair);
      }
      expect(pairs(cliques) - pairs(separators)).toBe(edges.size);
    }
  });

  test("a ring of four lists is none of them", () => {
    const rings = decomposableGraphs(4).filter(
      ({ cliques }) => cliques.length === 4 && [...cliques].every((set) => sizeOf(set) === 2),
    );
    expect(rings).toEqual([]);
  });

  test.each([1, 7, 3.5])("%d lists are refused with a sentence", (t) => {
    expect(() => decomposableGraphs(t)).toThrow(/2 to 6 lists/);
  });
});
