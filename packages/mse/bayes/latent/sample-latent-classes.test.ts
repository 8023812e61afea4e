import { describe, expect, test } from "vitest";
import { hasReference, referenceCases } from "../testing/reference.ts";
import { tableOf } from "../testing/tables.ts";
import { joinLatentChains, latentChainSteps, sampleLatentClasses } from "./sample-latent-classes.ts";

/** Three lists, each of which finds half of 800 people independently of the others. */
const table = tableOf(["a", "b", "c"], [0, 100, 100, 100, 100, 100, 100, 100]);
const short = { burnIn: 500, kept: 1500, thinning: 2 };

function drain<Result>(steps: IterableIterator<number, Result, undefined>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe("latent classes", () => {
  test("find the population of independent lists", () => {
    const found = sampleLatentClasses(table, short);
    expect(Math.abs(found.median - 800)).toBeLessThan(40);
    expect(found.interval95[0]).toBeLessThan(800);
    expect(found.interval95[1]).toBeGreaterThan(800);
    expect(found.convergence.splitRhat).toBeLessThan(1.1);
  });

  test("chains drawn in any order and elsewhere are the same chains", () => {
    const options = { ...short, seed: 12, chains: 3 };
    const there = [2, 0, 1].map((index) => ({
      index,
      chain: drain(latentChainSteps(table, options, index)),
    }));
    const sorted = there.sort((x, y) => x.index - y.index).map(({ chain }) => chain);
    expect(joinLatentChains(table, options, sorted)).toEqual(sampleLatentClasses(table, options));
  });

  test("tells how far it is, and can be left half-way", () => {
    const steps = latentChainSteps(table, { burnIn: 0, kept: 4000, thinning: 1 }, 0);
    expect([steps.next().value, steps.next().value]).toEqual([0.5, 1]);
  });

  test("hidden people keep below the stated bound, and it says when they crowd there", () => {
    const thin = tableOf(["a", "b", "c"], [0, 30, 30, 1, 30, 1, 0, 0]);
    const found = sampleLatentClasses(thin, { ...short, largest: 300 });
    expect(found.interval95[1]).toBeLessThanOrEqual(thin.n + 300);
    expect(found.dependsOnBound).toBe(true);
    expect(found.shareNearBound).toBeGreaterThan(0.01);
  });

  test.each([
    [{ classes: 1 }, /classes is 1; expected a whole number of 2 or more/],
    [{ kept: 2.5 }, /kept is 2.5; expected a whole number of 4 or more/],
    [{ seed: -1 }, /seed is -1; expected a whole number of 0 or more/],
  ])("%j is refused", (options, sentence) => {
    expect(() => sampleLatentClasses(table, options)).toThrow(sentence);
  });

  test("two lists are refused", () => {
    const two = tableOf(["a", "b"], [0, 5, 6, 7]);
    expect(() => sampleLatentClasses(two)).toThrow(/3 lists or more; the table has 2/);
  });
});

describe.skipIf(!hasReference)(
  "against the reference program (skipped: no ../shared beside the repository)",
  () => {
    // Its chains agree on four more tables, which need more sweeps than a unit test has: see the bench.
    const quick = ["NewOrl_5", "Korea", "Artificial_3"];
    const mixing = referenceCases().filter(({ name }) => quick.includes(name));

    test.each(mixing)(
      "$name: median within 3 in a hundred, limits within 8",
      ({ table: known, lcmcr_pooled }) => {
        const found = sampleLatentClasses(known, {
          largest: 20 * known.n,
          burnIn: 3000,
          kept: 6000,
          thinning: 5,
        });
        expect(lcmcr_pooled.split_rhat_logN).toBeLessThan(1.05);
        const near = (value: number, wanted: number) => Math.abs(value / wanted - 1);
        expect(near(found.median, lcmcr_pooled.pooled["50%"])).toBeLessThan(0.03);
        expect(near(found.interval95[0], lcmcr_pooled.pooled["2.5%"])).toBeLessThan(0.08);
        expect(near(found.interval95[1], lcmcr_pooled.pooled["97.5%"])).toBeLessThan(0.08);
        expect(near(found.interval80[0], lcmcr_pooled.pooled["10%"])).toBeLessThan(0.08);
        expect(near(found.interval80[1], lcmcr_pooled.pooled["90%"])).toBeLessThan(0.08);
      },
      30_000,
    );
  },
);
