import type { ExistenceCode } from "../../existence/existence.ts";
import { mainTerms, pairsOf, termsUpTo } from "../../model/terms.ts";
import type { HistoryTable } from "../../table/history-table.ts";
import { prepare } from "../../table/prepared.ts";
import { sizeOf } from "../../table/up-sets.ts";
import { type Convergence, convergence } from "../convergence.ts";
import { type DrawSummary, poolDraws, summariseDraws } from "../draws.ts";
import { type DrawnModel, drawModel } from "./draw-model.ts";

export type ThresholdOptions = {
  /** Prior of pairs: normal around 0 with variance 1, of another variance, or flat. Normal with 1 when left out. */
  readonly prior?: "normal" | "flat";
  readonly variance?: number;
  /** Pairs whose mean is nearer to 0 than so many standard deviations are dropped; 2 when left out. */
  readonly threshold?: number;
  /** With 3, triples whose three pairs all survived are tried in the same way; 2 when left out. */
  readonly maxOrder?: 2 | 3;
  /** Draws thrown away and kept of each chain, chains: 500, 2,500 and 4 when left out. */
  readonly burnIn?: number;
  readonly kept?: number;
  readonly chains?: number;
  readonly seed?: number;
};

export type ThresholdOutcome =
  | ({ readonly ok: true } & ThresholdEstimate)
  | {
      readonly ok: false;
      /** What the extended likelihood says of the terms with flat priors (0 fine, 1 no estimate, 2 not identifiable, 3 both). */
      readonly existence: ExistenceCode;
      readonly reason: "no-estimate" | "not-identifiable" | "neither" | "not-converged";
    };

export type ThresholdEstimate = DrawSummary & {
  readonly observed: number;
  readonly prior: "normal" | "flat";
  readonly variance: number | null;
  readonly threshold: number;
  /** Bitmasks of the pairs and triples in the final model, terms at minus infinity apart. */
  readonly pairs: readonly number[];
  readonly triples: readonly number[];
  readonly minusInfinity: readonly number[];
  /** |mean| / standard deviation of each pair, with all pairs in; and of each triple tried. */
  readonly strength: ReadonlyMap<number, number>;
  readonly convergence: Convergence;
  /** Draws of the whole population, by chain. */
  readonly chains: readonly Float64Array[];
  readonly seed: number;
};

const reasons = ["not-converged", "no-estimate", "not-identifiable", "neither"] as const;

/**
 * Bayesian thresholding (Silverman 2020, section 4): all pairs in with shrinking priors, those that stay near 0 out,
 * and the rest drawn again. Terms with flat priors have an integrable posterior only where their extended likelihood has
 * one maximum, which is looked at first; no number otherwise.
 */
export function thresholdPairs(table: HistoryTable, options: ThresholdOptions = {}): ThresholdOutcome {
  const { prior = "normal", threshold = 2, maxOrder = 2, seed = 1 } = options;
  const { burnIn = 500, kept = 2500, chains = 4 } = options;
  const variance = prior === "flat" ? null : (options.variance ?? 1);
  if (variance !== null && !(variance > 0)) {
    throw new RangeError(`Thresholding: the prior variance is ${variance}; expected a number above 0.`);
  }
  if (!(threshold > 0)) {
    throw new RangeError(`Thresholding: the threshold is ${threshold}; expected a number above 0.`);
  }
  if (table.lists.length < 3) {
    throw new RangeError(`Thresholding needs 3 lists or more; the table has ${table.lists.length}.`);
  }
  const { existence, margins, t } = prepare(table);
  const code = existence.codeOf(prior === "flat" ? termsUpTo(t, 2) : mainTerms(t));
  if (code !== 0) return { ok: false, existence: code, reason: reasons[code] };
  const isFlat = (term: number) => variance === null || sizeOf(term) < 2;
  const infinite = (terms: readonly number[]) => terms.filter((term) => isFlat(term) && margins[term] === 0);
  let stream = 0;
  const draw = (terms: readonly number[]): DrawnModel | null => {
    const settings = { burnIn, kept, chains, seed, stream, variance };
    stream += chains;
    return drawModel(table, { ...settings, terms, minusInfinity: infinite(terms) });
  };

  const all = draw(termsUpTo(t, 2));
  if (all === null) return { ok: false, existence: 0, reason: "not-converged" };
  const strength = new Map([...all.strength].filter(([term]) => sizeOf(term) === 2));
  const survives = (of: ReadonlyMap<number, number>) => (term: number) => (of.get(term) ?? 0) >= threshold;
  const pairs = pairsOf(t).filter(survives(all.strength));
  const atInfinity = infinite(pairsOf(t));
  const base = [...mainTerms(t), ...pairs, ...atInfinity];
  let triples: number[] = [];
  const tried = maxOrder === 3 ? triplesOver(pairs, t) : [];
  if (tried.length > 0 && (variance !== null || existence.codeOf([...base, ...tried]) === 0)) {
    const withTriples = draw([...base, ...tried]);
    triples = withTriples === null ? [] : tried.filter(survives(withTriples.strength));
    for (const term of tried) strength.set(term, withTriples?.strength.get(term) ?? Number.NaN);
  }
  const last = draw([...base, ...triples]);
  if (last === null) return { ok: false, existence: 0, reason: "not-converged" };
  return {
    ok: true,
    ...summariseDraws(poolDraws(last.chains)),
    observed: table.n,
    prior,
    variance,
    threshold,
    pairs,
    triples,
    minusInfinity: infinite([...base, ...triples]),
    strength,
    convergence: convergence(last.chains.map((chain) => chain.map((total) => Math.log(total - table.n)))),
    chains: last.chains,
    seed,
  };
}

/** Triples of lists whose three pairs are all among the given. */
function triplesOver(pairs: readonly number[], t: number): number[] {
  const inside = new Set(pairs);
  return termsUpTo(t, 3).filter(
    (triple) =>
      sizeOf(triple) === 3 && pairsOf(t).every((pair) => (pair & triple) !== pair || inside.has(pair)),
  );
}
