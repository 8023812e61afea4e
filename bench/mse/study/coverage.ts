import { type Effort, type Estimate, estimateAll, type StudyMethod, studyMethods } from "./methods.ts";
import { observe } from "./observe.ts";
import type { Population } from "./populations.ts";

/** How one method did on one population, over all runs. */
export type Coverage = {
  readonly population: string;
  readonly method: StudyMethod;
  readonly runs: number;
  /** Runs without an estimate or without limits; the shares below are of the others. */
  readonly none: number;
  readonly covered95: number;
  readonly covered80: number | null;
  /** Limits (95 %) that lie wholly below, and wholly above the truth. */
  readonly tooLow: number;
  readonly tooHigh: number;
  /** Median over runs of estimate / truth, and of the width of the 95 % limits / truth. */
  readonly ratio: number;
  readonly width: number;
  readonly meanObserved: number;
};

/** Draws a population `runs` times and asks every method each time. */
export function coverageOf(
  population: Population,
  {
    runs,
    seed,
    effort,
    onRun,
  }: { runs: number; seed: number; effort: Effort; onRun?: (done: number) => void },
): Coverage[] {
  const found: Readonly<Record<StudyMethod, Estimate | null>>[] = [];
  let observed = 0;
  for (let run = 0; run < runs; run++) {
    const table = observe(population, seed, run);
    observed += table.n / runs;
    found.push(estimateAll(table, effort, seed + run));
    onRun?.(run + 1);
  }
  return (Object.keys(studyMethods) as StudyMethod[]).map((method) => ({
    population: population.name,
    method,
    meanObserved: observed,
    ...judge(
      found.map((all) => all[method]),
      population.people,
    ),
  }));
}

function judge(estimates: readonly (Estimate | null)[], truth: number) {
  const given = estimates.flatMap((one) => one ?? []);
  const share = (holds: (one: Estimate) => boolean) => given.filter(holds).length / given.length;
  const inside = ({ low, high }: { low: number; high: number }) => low <= truth && truth <= high;
  return {
    runs: estimates.length,
    none: estimates.length - given.length,
    covered95: share(({ outer }) => inside(outer)),
    covered80: given.some(({ inner }) => inner === null)
      ? null
      : share(({ inner }) => inner !== null && inside(inner)),
    tooLow: share(({ outer }) => outer.high < truth),
    tooHigh: share(({ outer }) => outer.low > truth),
    ratio: median(given.map(({ total }) => total / truth)),
    width: median(given.map(({ outer }) => (outer.high - outer.low) / truth)),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
