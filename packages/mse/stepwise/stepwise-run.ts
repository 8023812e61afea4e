import { Existence, type ExistenceCode } from "../existence/existence.ts";
import type { IndependentRows } from "../existence/independent-rows.ts";
import { Fitter } from "../fit/fitter.ts";
import { mainTerms, pairsOf } from "../model/terms.ts";
import { logPoissonTail } from "../numeric/poisson.ts";
import { sumUpSets } from "../table/up-sets.ts";

/** What a selection reached: the pairs in the order they came in, and the hidden number; NaN when nothing can be estimated. */
export type StepwiseEnd = {
  readonly added: readonly number[];
  /** p-value of each pair that came in. */
  readonly logPValues: readonly number[];
  readonly hidden: number;
  readonly existence: ExistenceCode;
};

/**
 * Forward choice of pairs of lists (Chan, Silverman, Vincent 2021), again and again on tables of the same lists: the pair
 * whose overlap is least expected under the current model comes in, while its Poisson tail is below the threshold and the
 * larger model has an estimate. Arrays, and answers on existence, are kept between tables.
 */
export class StepwiseRun {
  readonly #lists: number;
  readonly #pairs: readonly number[];
  readonly #fitter: Fitter;
  readonly #margins: Float64Array;
  readonly #known = new Map<string, ExistenceCode>();

  constructor(lists: number) {
    this.#lists = lists;
    this.#pairs = pairsOf(lists);
    this.#fitter = new Fitter(lists);
    this.#margins = new Float64Array(2 ** lists);
  }

  /** `counts`: length 2^t, not changed. `threshold`: largest p-value, not included, that lets a pair in. */
  run(counts: Float64Array, threshold: number): StepwiseEnd {
    const margins = this.#margins;
    margins.set(counts);
    sumUpSets(margins);
    const fitter = this.#fitter;
    fitter.take(counts, margins);
    const existence = new Existence(counts, margins, this.#known);
    const terms = mainTerms(this.#lists);
    const code = existence.codeOf(terms);
    const added: number[] = [];
    const logPValues: number[] = [];
    const nothing = { added, logPValues, hidden: Number.NaN };
    if (code !== 0) return { ...nothing, existence: code };
    if (!fitter.fit(terms, { tolerance: 1e-14 })) return { ...nothing, existence: 0 };
    const rows = existence.newRows();
    const independent = terms.every((term) => margins[term] === 0 || rows.push(term));
    const state = { terms, rows: independent ? rows : null, existence };
    while (added.length < this.#pairs.length) {
      const best = this.#leastExpected(state, Math.log(threshold));
      if (best === null) break;
      terms.push(best.pair);
      added.push(best.pair);
      logPValues.push(best.logP);
      if (state.rows !== null && margins[best.pair] !== 0 && !state.rows.push(best.pair)) state.rows = null;
      if (!fitter.fit(terms, { warm: true, tolerance: 1e-14 })) {
        return { added, logPValues, hidden: Number.NaN, existence: 0 };
      }
    }
    return { added, logPValues, hidden: Math.exp(fitter.coefficients[0] as number), existence: 0 };
  }

  /** The pair with the smallest tail below the limit whose model has an estimate; the first of several. */
  #leastExpected(state: State, limit: number): { pair: number; logP: number } | null {
    const fitter = this.#fitter;
    fitter.refresh();
    const refused = new Set<number>();
    for (;;) {
      let chosen = -1;
      let smallest = limit;
      for (const pair of this.#pairs) {
        if (state.terms.includes(pair) || refused.has(pair)) continue;
        const logP = logPoissonTail(this.#margins[pair] as number, fitter.fittedMargins[pair] as number);
        if (logP < smallest) {
          chosen = pair;
          smallest = logP;
        }
      }
      if (chosen === -1) return null;
      if (this.#hasEstimate(state, chosen)) return { pair: chosen, logP: smallest };
      refused.add(chosen);
    }
  }

  /** With independent rows a pair that nobody is on changes no row, and an independent one keeps them independent. */
  #hasEstimate({ terms, rows, existence }: State, pair: number): boolean {
    if (rows !== null && (this.#margins[pair] === 0 || rows.accepts(pair))) return true;
    return existence.exactCodeOf([...terms, pair]) === 0;
  }
}

type State = {
  readonly terms: number[];
  /** Rows of the current model, null when they depend on each other. */
  rows: IndependentRows | null;
  readonly existence: Existence;
};
