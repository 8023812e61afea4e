import { Existence, type ExistenceCode } from "../existence/existence.ts";
import { Fitter } from "../fit/fitter.ts";
import { sumUpSets } from "../table/up-sets.ts";

/** Numbers of best models that are allowed inside a replicate, side by side; 1 ignores that the model was chosen. */
export const TOPS = [1, 2, 5, 10, 20, 50, 100] as const;

/** How many of the best models a bootstrap allows when nothing else is asked: all for 3 lists, 20 for 4, else 100. */
export function defaultTop(lists: number): number {
  return lists <= 3 ? Number.POSITIVE_INFINITY : lists === 4 ? 20 : 100;
}

/** Chooses by BIC among models ranked beforehand, on one table of the same lists after the other. */
export class BicRun {
  readonly #models: readonly (readonly number[])[];
  readonly #tops: readonly number[];
  readonly #fitter: Fitter;
  readonly #margins: Float64Array;
  readonly #known = new Map<string, ExistenceCode>();

  /** `models` in the order of their BIC on the original table; `tops` ascending. */
  constructor(lists: number, models: readonly (readonly number[])[], tops: readonly number[]) {
    this.#models = models;
    this.#tops = tops;
    this.#fitter = new Fitter(lists);
    this.#margins = new Float64Array(2 ** lists);
  }

  /** Hidden people by the best of the first `tops[i]` models, into `hidden[i]`; NaN where none has an estimate. */
  run(counts: Float64Array, hidden: Float64Array): void {
    this.#margins.set(counts);
    sumUpSets(this.#margins);
    const fitter = this.#fitter;
    fitter.take(counts, this.#margins);
    const existence = new Existence(counts, this.#margins, this.#known);
    let best = Number.POSITIVE_INFINITY;
    let chosen = Number.NaN;
    let top = 0;
    for (let at = 0; at < this.#models.length; at++) {
      const terms = this.#models[at] as readonly number[];
      if (existence.codeOf(terms) === 0 && fitter.fit(terms)) {
        const bic = terms.length * Math.log(fitter.n) - 2 * fitter.logLikelihood;
        if (bic < best) {
          best = bic;
          chosen = Math.exp(fitter.coefficients[0] as number);
        }
      }
      while (top < this.#tops.length && (this.#tops[top] as number) <= at + 1) hidden[top++] = chosen;
    }
    while (top < this.#tops.length) hidden[top++] = chosen;
  }
}
