import type { PartCheck } from "../checks/check-part.ts";
import type { Estimate } from "../estimates/estimate-rows.ts";

/**
 * Overlaps of own dossiers are of few people: whoever reads them sees tens, rounded down, so that nobody is made out from a
 * table of sex, age and lists. Estimates are made from the exact counts.
 */
export function roundPeople(people: number): number {
  return Math.floor(people / 10) * 10;
}

const orNull = (figure: number | null) => (figure === null ? null : roundPeople(figure));

export function roundCheck(check: PartCheck): PartCheck {
  const moved = (one: PartCheck["leavingOut"][number]) => ({
    ...one,
    observed: roundPeople(one.observed),
    estimate: orNull(one.estimate),
  });
  return {
    lists: check.lists.map((list) => ({ ...list, people: roundPeople(list.people) })),
    onExactly: check.onExactly.map(roundPeople),
    pairs: check.pairs.map((pair) => ({
      ...pair,
      people: roundPeople(pair.people),
      expected: orNull(pair.expected),
    })),
    warnings: check.warnings.map((warning) => ({ ...warning, value: null })),
    thresholds: check.thresholds.map((one) => ({ ...one, estimate: orNull(one.estimate) })),
    leavingOut: check.leavingOut.map(moved),
    merging: check.merging.map(moved),
    linkage: check.linkage.map((one) => ({ ...one, estimate: orNull(one.estimate) })),
  };
}

export function roundEstimate(estimate: Estimate): Estimate {
  const { result } = estimate;
  return {
    ...estimate,
    result: {
      ...result,
      observed: roundPeople(result.observed),
      estimate: orNull(result.estimate),
      hidden: orNull(result.hidden),
      // Its places begin at the exact number of people.
      density: null,
      warnings: result.warnings.map(({ code }) => ({ code, value: null })),
      intervals: result.intervals.map((one) => ({
        ...one,
        low: roundPeople(one.low),
        high: orNull(one.high),
      })),
    },
  };
}
