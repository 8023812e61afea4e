import { Existence, type ExistenceCode } from "../existence/existence.ts";
import { Fitter } from "../fit/fitter.ts";
import { mainTerms } from "../model/terms.ts";
import { sumUpSets } from "../table/up-sets.ts";
import { type Ladder, ladderOf, mayAdd } from "./model-tree.ts";

export type DownhillEnd = {
  readonly start: readonly number[];
  readonly terms: readonly number[];
  readonly bic: number;
  readonly hidden: number;
};

/**
 * Walks from a model to the neighbour with the smallest BIC (one term more whose parts are in, or one maximal term less) until
 * none is smaller. Such walks can end in a local minimum, so several starts are made and all ends are kept.
 */
export class DownhillRun {
  readonly #lists: number;
  readonly #ladder: Ladder;
  readonly #fitter: Fitter;
  readonly #margins: Float64Array;
  readonly #known = new Map<string, ExistenceCode>();
  #existence: Existence;
  #fits = new Map<string, Fitted | null>();

  constructor(lists: number, maxOrder: number) {
    this.#lists = lists;
    this.#ladder = ladderOf(lists, maxOrder);
    this.#fitter = new Fitter(lists);
    this.#margins = new Float64Array(2 ** lists);
    this.#existence = new Existence(this.#margins, this.#margins, this.#known);
  }

  /** Ends of the walks from each start, in the order of the starts; starts without an estimate are left out. */
  run(counts: Float64Array, starts: readonly (readonly number[])[]): DownhillEnd[] {
    this.#margins.set(counts);
    sumUpSets(this.#margins);
    this.#fitter.take(counts, this.#margins);
    this.#existence = new Existence(counts, this.#margins, this.#known);
    this.#fits = new Map();
    return starts.flatMap((start) => {
      const end = this.#walk(start);
      return end === null ? [] : [end];
    });
  }

  #walk(start: readonly number[]): DownhillEnd | null {
    const inside = Uint8Array.from(this.#ladder.terms, (term) => (start.includes(term) ? 1 : 0));
    const first = this.#bicOf(inside);
    if (first === null) return null;
    let current: Fitted = first;
    for (;;) {
      let best: Fitted = current;
      let changed = -1;
      for (let at = 0; at < inside.length; at++) {
        if (!this.#mayChange(at, inside)) continue;
        inside[at] = inside[at] === 1 ? 0 : 1;
        const neighbour = this.#bicOf(inside);
        inside[at] = inside[at] === 1 ? 0 : 1;
        if (neighbour === null || neighbour.bic >= best.bic) continue;
        best = neighbour;
        changed = at;
      }
      if (changed === -1) break;
      inside[changed] = inside[changed] === 1 ? 0 : 1;
      current = best;
    }
    return { start, terms: this.#termsOf(inside), ...current };
  }

  #mayChange(at: number, inside: Uint8Array): boolean {
    const { needs } = this.#ladder;
    if (inside[at] === 0) return mayAdd(needs[at], inside);
    return !needs.some((parts, other) => inside[other] === 1 && parts.includes(at));
  }

  #termsOf(inside: Uint8Array): number[] {
    return [...mainTerms(this.#lists), ...this.#ladder.terms.filter((_, at) => inside[at] === 1)];
  }

  #bicOf(inside: Uint8Array): Fitted | null {
    const key = inside.join("");
    const known = this.#fits.get(key);
    if (known !== undefined) return known;
    const terms = this.#termsOf(inside);
    const fitter = this.#fitter;
    let fitted: Fitted | null = null;
    if (this.#existence.codeOf(terms) === 0 && fitter.fit(terms)) {
      const bic = terms.length * Math.log(fitter.n) - 2 * fitter.logLikelihood;
      fitted = { bic, hidden: Math.exp(fitter.coefficients[0] as number) };
    }
    this.#fits.set(key, fitted);
    return fitted;
  }
}

/** BIC without the part of the likelihood that no model changes. */
type Fitted = { readonly bic: number; readonly hidden: number };
