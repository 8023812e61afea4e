import type { ModelFit } from "../fit/estimate-model.ts";
import type { Hidden } from "../fit/fitter.ts";
import { chiSquareQuantile } from "../numeric/chi-square.ts";
import { logGamma } from "../numeric/log-gamma.ts";
import type { Prepared } from "../table/prepared.ts";
import { findPeak, findRoot } from "./find-root.ts";

/**
 * Limits on the total. `lowHitsObserved`: every number of hidden people down to none is inside; `high` is null when no upper
 * limit was found below a thousand million times the observed.
 */
export type ProfileInterval = {
  readonly level: number;
  readonly peak: number;
  readonly low: number;
  readonly high: number | null;
  readonly lowHitsObserved: boolean;
};

/** Logs of hidden numbers between which limits are looked for: a millionth of a person to 1e9 times the observed. */
const LEAST = Math.log(1e-6);
const beyond = (n: number) => Math.log(n) + Math.log(1e9);

/** Poisson profile: totals whose log-likelihood, with α_∅ held, is within χ²/2 of the best. */
export function poissonProfile(prepared: Prepared, fit: ModelFit, level = 0.95): ProfileInterval {
  const likelihood = (log: number) => logLikelihoodAt(prepared, fit, { kind: "held", log });
  const peak = Math.log(fit.hidden);
  return limits(prepared.table.n, { likelihood, peak, best: likelihood(peak), level });
}

/**
 * Multinomial profile: for a trial total the unseen are a cell of their own; the log-likelihood of that many unseen people,
 * with exact log Γ (Cormack 1992; Rivest, Baillargeon 2007 use Stirling's form).
 */
export function multinomialProfile(prepared: Prepared, fit: ModelFit, level = 0.95): ProfileInterval {
  const { n } = prepared.table;
  const likelihood = (log: number) => {
    const people = Math.exp(log);
    const total = n + people;
    const poisson = logLikelihoodAt(prepared, fit, { kind: "counted", people });
    return poisson + total + logGamma(total + 1) - total * Math.log(total) - logGamma(people + 1);
  };
  const around = Math.log(fit.hidden);
  const peak = findPeak(likelihood, Math.max(LEAST, around - 6), around + 3);
  return limits(n, { likelihood, peak, best: likelihood(peak), level });
}

/** From a cold start: a warm one would make a limit depend on what was tried before it. */
function logLikelihoodAt(prepared: Prepared, fit: ModelFit, hidden: Hidden): number {
  const done = prepared.fitter.fit(fit.terms, { hidden });
  return done ? prepared.fitter.logLikelihood : Number.NEGATIVE_INFINITY;
}

type Profile = {
  readonly likelihood: (log: number) => number;
  readonly peak: number;
  readonly best: number;
  readonly level: number;
};

function limits(n: number, { likelihood, peak, best, level }: Profile): ProfileInterval {
  const fall = chiSquareQuantile(level) / 2;
  // Below what a fit can reach the likelihood counts as far down, not as infinitely far.
  const above = (log: number) => Math.max(likelihood(log) - best + fall, -1e6);
  const low = outwards(above, peak, { direction: -1, end: LEAST });
  const high = outwards(above, peak, { direction: 1, end: beyond(n) });
  return {
    level,
    peak: n + Math.exp(peak),
    low: low === null ? n : n + Math.exp(low),
    high: high === null ? null : n + Math.exp(high),
    lowHitsObserved: low === null,
  };
}

function outwards(
  above: (log: number) => number,
  peak: number,
  { direction, end }: { direction: 1 | -1; end: number },
): number | null {
  let inside = peak;
  for (let width = 0.25; ; width *= 2) {
    const outside = direction === 1 ? Math.min(peak + width, end) : Math.max(peak - width, end);
    if (above(outside) < 0) return findRoot(above, inside, outside);
    if (outside === end) return null;
    inside = outside;
  }
}
