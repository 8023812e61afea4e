import { Existence, type ExistenceCode } from "../existence/existence.ts";
import type { IndependentRows } from "../existence/independent-rows.ts";
import { Fitter } from "../fit/fitter.ts";
import { mainTerms } from "../model/terms.ts";
import { sumUpSets } from "../table/up-sets.ts";
import { type Ladder, ladderOf, mayAdd } from "./model-tree.ts";

export type DownhillEnd = {
  readonly start: readonly number[];
  readonly terms: readonly number[];
  /** BIC without the part of the likelihood that no model changes. */
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
  /** Coefficients of the model that the walk stands on, and of its best neighbour so far. */
  readonly #here: Float64Array;
  readonly #there: Float64Array;
  #existence: Existence;
  #fits = new Map<string, Fitted | null>();

  constructor(lists: number, maxOrder: number) {
    this.#lists = lists;
    this.#ladder = ladderOf(lists, maxOrder);
    this.#fitter = new Fitter(lists);
    this.#margins = new Float64Array(2 ** lists);
    this.#here = new Float64Array(2 ** lists);
    this.#there = new Float64Array(2 ** lists);
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
    const terms = this.#termsOf(inside);
    if (this.#existence.codeOf(terms) !== 0 || !this.#fitter.fit(terms)) return null;
    let current = this.#fitted(terms.length);
    this.#here.set(this.#fitter.coefficients);
    for (;;) {
      const step = this.#bestNeighbour(inside, current);
      if (step === null) return { start, terms: this.#termsOf(inside), ...current };
      inside[step.changed] = inside[step.changed] === 1 ? 0 : 1;
      current = { bic: step.fitted.bic, hidden: step.fitted.hidden };
      this.#here.set(this.#there);
    }
  }

  /** The best change that lowers the BIC, with its coefficients in `#there`; null when there is none. */
  #bestNeighbour(inside: Uint8Array, current: Fitted): { changed: number; fitted: Fitted } | null {
    const rows = this.#rowsOf(inside);
    let best: Fitted = current;
    let changed = -1;
    for (let at = 0; at < inside.length; at++) {
      if (!this.#mayChange(at, inside)) continue;
      const adds = inside[at] === 0;
      inside[at] = adds ? 1 : 0;
      const neighbour = this.#bicOf(inside, rows, adds ? (this.#ladder.terms[at] as number) : null);
      inside[at] = adds ? 0 : 1;
      if (neighbour === null || neighbour.bic >= best.bic) continue;
      best = neighbour;
      changed = at;
      // A model met before left its coefficients elsewhere: those of the walk do as a start for the next step.
      this.#there.set(neighbour.fresh ? this.#fitter.coefficients : this.#here);
    }
    return changed === -1 ? null : { changed, fitted: best };
  }

  #mayChange(at: number, inside: Uint8Array): boolean {
    const { needs } = this.#ladder;
    if (inside[at] === 0) return mayAdd(needs[at], inside);
    return !needs.some((parts, other) => inside[other] === 1 && parts.includes(at));
  }

  #termsOf(inside: Uint8Array): number[] {
    return [...mainTerms(this.#lists), ...this.#ladder.terms.filter((_, at) => inside[at] === 1)];
  }

  /** Rows of a model over the seen histories, null when they depend on each other. */
  #rowsOf(inside: Uint8Array): IndependentRows | null {
    const rows = this.#existence.newRows();
    const independent = this.#termsOf(inside).every((term) => this.#margins[term] === 0 || rows.push(term));
    return independent ? rows : null;
  }

  /** Fits a neighbour from the coefficients of the walk. `added`: its new term, null when one was taken away. */
  #bicOf(inside: Uint8Array, rows: IndependentRows | null, added: number | null): Met | null {
    const key = inside.join("");
    const known = this.#fits.get(key);
    if (known !== undefined) return known === null ? null : { ...known, fresh: false };
    const terms = this.#termsOf(inside);
    let fitted: Fitted | null = null;
    if (this.#hasEstimate(terms, rows, added)) {
      this.#fitter.coefficients.set(this.#here);
      if (this.#fitter.fit(terms, { warm: true })) fitted = this.#fitted(terms.length);
    }
    this.#fits.set(key, fitted);
    return fitted === null ? null : { ...fitted, fresh: true };
  }

  /** With independent rows one row less stays so, and so does a row more that is accepted or that nobody is on. */
  #hasEstimate(terms: readonly number[], rows: IndependentRows | null, added: number | null): boolean {
    if (rows !== null && (added === null || this.#margins[added] === 0 || rows.accepts(added))) return true;
    return this.#existence.exactCodeOf(terms) === 0;
  }

  #fitted(terms: number): Fitted {
    const { n, logLikelihood, coefficients } = this.#fitter;
    const bic = terms * Math.log(n) - 2 * logLikelihood;
    return { bic, hidden: Math.exp(coefficients[0] as number) };
  }
}

type Fitted = { readonly bic: number; readonly hidden: number };
/** A neighbour; `fresh` when its coefficients are still those of the fitter. */
type Met = Fitted & { readonly fresh: boolean };
