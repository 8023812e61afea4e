import { describe, expect, test } from "vitest";
import { hasReference, referenceCases } from "../testing/reference.ts";
import { tableOf } from "../testing/tables.ts";
import { averageGraphs } from "./average-graphs.ts";

const three = tableOf(["a", "b", "c"], [0, 40, 35, 12, 50, 9, 8, 4]);

/** The set of cliques as the reference writes it, in the order of bitmasks. */
function cliquesOf(text: string, lists: readonly string[]): number[] {
  const sets = [...text.matchAll(/\{([^}]*)\}/g)].map(([, names = ""]) =>
    names.split(",").reduce((mask, name) => mask | (1 << lists.indexOf(name)), 0),
  );
  return sets.sort((x, y) => x - y);
}

describe("averaging over decomposable graphs", () => {
  test("probabilities over the grid and over all graphs sum to one", () => {
    const { probability, top } = averageGraphs(three, { top: 8 });
    expect(probability.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
    expect(top.reduce((sum, { probability: p }) => sum + p, 0)).toBeCloseTo(1, 10);
  });

  test("the order of lists makes no difference", () => {
    const turned = tableOf(["c", "a", "b"], [0, 50, 40, 9, 35, 8, 12, 4]);
    const [one, other] = [averageGraphs(three), averageGraphs(turned)];
    expect(other.mean).toBeCloseTo(one.mean, 6);
    expect(other.median).toBe(one.median);
  });

  test("says when the answer depends on the largest number considered", () => {
    const thin = tableOf(["a", "b", "c"], [0, 30, 30, 0, 30, 1, 0, 0]);
    expect(averageGraphs(thin).dependsOnBound).toBe(true);
    expect(averageGraphs(three, { largest: 30 * three.n }).dependsOnBound).toBe(false);
  });

  test("a coarse grid comes near the full one", () => {
    const full = averageGraphs(three, { largest: 4000 });
    const coarse = averageGraphs(three, { largest: 4000, points: 1000 });
    expect(coarse.spacing).toBe("equally-spaced");
    expect(coarse.mean / full.mean).toBeCloseTo(1, 2);
  });

  test("refuses two lists, seven lists and a prior count of nothing", () => {
    expect(() => averageGraphs(tableOf(["a", "b"], [0, 3, 4, 2]))).toThrow(/3 to 6 lists; the table has 2/);
    const seven = tableOf(
      [..."abcdefg"],
      Array.from({ length: 128 }, (_, i) => (i === 0 ? 0 : 1)),
    );
    expect(() => averageGraphs(seven)).toThrow(/the table has 7/);
    expect(() => averageGraphs(three, { delta: 0 })).toThrow(/above 0/);
  });
});

describe.skipIf(!hasReference)(
  "against the reference program (skipped: no ../shared beside the repository)",
  () => {
    const cases = referenceCases().flatMap((one) => (one.dga ?? []).map((dga) => ({ ...one, dga })));

    test.each(cases)("$name up to $dga.Nmissing_max hidden", ({ table, dga }) => {
      const found = averageGraphs(table, { largest: dga.Nmissing_max, points: dga.grid_points });
      expect(found.graphs).toBe(dga.n_graphs);
      expect(found.points).toBe(dga.grid_points);
      expect(found.median).toBe(dga.N_median);
      expect(found.mode).toBe(dga.N_mode);
      expect(found.interval95).toEqual([dga.N_q025, dga.N_q975]);
      expect(Math.abs(found.mean / dga.N_mean - 1)).toBeLessThan(1e-8);
      // Half a point, where a hundredth of the grid is no whole number, is rounded to even there and up here.
      const onePoint = found.probability.at(-Math.round(dga.grid_points / 100)) ?? 0;
      const half = dga.grid_points % 100 === 50 ? onePoint : 0;
      expect(Math.abs(found.massAtEdge - dga.mass_at_upper_edge)).toBeLessThan(half + 1e-8);
      for (const [place, { cliques, prob }] of dga.top_graphs.entries()) {
        expect(found.top[place]?.cliques).toEqual(cliquesOf(cliques, table.lists));
        expect(Math.abs((found.top[place]?.probability ?? 0) - prob)).toBeLessThan(1e-8);
      }
    });
  },
);
