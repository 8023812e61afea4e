import type { Terms } from "../model/terms.ts";
import { sumDownSets, sumUpSets } from "../table/up-sets.ts";
import { factor, solve } from "./cholesky.ts";

/** What becomes of α_∅ in a fit: estimated, held at a value, or tied to a trial number of unseen people. */
export type Hidden =
  | { readonly kind: "estimated" }
  | { readonly kind: "held"; readonly log: number }
  | { readonly kind: "counted"; readonly people: number };

export type FitOptions = {
  readonly hidden?: Hidden;
  /** Begin at the coefficients of the last fit. */
  readonly warm?: boolean;
  /** Stop when a Newton step would change the deviance by less than this share of it. */
  readonly tolerance?: number;
};

const MOST_STEPS = 100;
const estimated: Hidden = { kind: "estimated" };

/**
 * Extended maximum likelihood of hierarchical Poisson models on tables of t lists, by Fisher scoring with transforms instead
 * of a design matrix (specification: score N*_θ - M*_θ, information M*_{θ∪φ}). All arrays are made once.
 * Terms whose margin is 0 are minus infinity: they and the cells above them leave the fit (Fienberg, Rinaldo 2012).
 */
export class Fitter {
  readonly size: number;
  /** Coefficients by term, 0 for terms not in the model. */
  readonly coefficients: Float64Array;
  /** Sums of fitted means over supersets, of the last evaluated coefficients. */
  readonly fittedMargins: Float64Array;
  /** 1 for histories that the model rules out. */
  readonly dropped: Uint8Array;
  counts: Float64Array;
  margins: Float64Array;
  n = 0;
  /** Fitted terms of the last fit, the empty one last; the first `kept` entries count. */
  readonly terms: Int32Array;
  kept = 0;
  /** Log-likelihood without the part Σ N log N - log N! that no model changes. */
  logLikelihood = Number.NaN;
  /** Variance of the coefficient of the empty term: 1 / (last pivot)². */
  hiddenVariance = Number.NaN;
  steps = 0;
  #matrix = new Float64Array(64);
  #step = new Float64Array(8);
  #old = new Float64Array(8);
  readonly #startWeights: Float64Array;
  readonly #startTargets: Float64Array;

  constructor(lists: number) {
    this.size = 2 ** lists;
    this.coefficients = new Float64Array(this.size);
    this.fittedMargins = new Float64Array(this.size);
    this.dropped = new Uint8Array(this.size);
    this.counts = new Float64Array(this.size);
    this.margins = new Float64Array(this.size);
    this.terms = new Int32Array(this.size);
    this.#startWeights = new Float64Array(this.size);
    this.#startTargets = new Float64Array(this.size);
  }

  /** Takes a table: counts by history and their sums over supersets, both of length 2^t and kept by reference. */
  take(counts: Float64Array, margins: Float64Array): void {
    this.counts = counts;
    this.margins = margins;
    this.n = margins[0] as number;
  }

  /** Fits a model whose existence was looked at before; false when no estimate was reached. */
  fit(terms: Terms, { hidden = estimated, warm = false, tolerance = 1e-13 }: FitOptions = {}): boolean {
    this.#choose(terms);
    if (warm) this.#forgetOthers(terms);
    else if (!this.#start()) return false;
    if (hidden.kind === "held") this.coefficients[0] = hidden.log;
    return this.#climb(hidden, tolerance);
  }

  /** Keeps terms with people above them, the empty term last, and marks the histories that are ruled out. */
  #choose(terms: Terms): void {
    let kept = 0;
    let ruledOut = false;
    this.dropped.fill(0);
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] as number;
      if (term === 0) continue;
      if (this.margins[term] !== 0) this.terms[kept++] = term;
      else {
        this.dropped[term] = 1;
        ruledOut = true;
      }
    }
    this.terms[kept++] = 0;
    this.kept = kept;
    if (ruledOut) this.#spreadDropped();
    if (this.#matrix.length < kept * kept) {
      this.#matrix = new Float64Array(kept * kept * 2);
      this.#step = new Float64Array(kept * 2);
      this.#old = new Float64Array(kept * 2);
    }
  }

  #spreadDropped(): void {
    const { dropped, size } = this;
    for (let bit = 1; bit < size; bit <<= 1) {
      for (let cell = 0; cell < size; cell++) {
        if ((cell & bit) !== 0 && dropped[cell ^ bit] === 1) dropped[cell] = 1;
      }
    }
  }

  /** A warm start keeps coefficients of terms in the model only. */
  #forgetOthers(terms: Terms): void {
    const { coefficients } = this;
    this.#old = this.#old.length < this.kept ? new Float64Array(this.kept) : this.#old;
    for (let at = 0; at < this.kept; at++) this.#old[at] = coefficients[this.terms[at] as number] as number;
    if (terms.length < this.size) coefficients.fill(0);
    for (let at = 0; at < this.kept; at++) coefficients[this.terms[at] as number] = this.#old[at] as number;
  }

  /** One weighted least-squares step from the means N + 0.1. */
  #start(): boolean {
    const { size, counts, kept, terms, coefficients, dropped } = this;
    const [weights, targets] = [this.#startWeights, this.#startTargets];
    weights[0] = 0;
    targets[0] = 0;
    for (let cell = 1; cell < size; cell++) {
      const mean = (counts[cell] as number) + 0.1;
      weights[cell] = dropped[cell] === 1 ? 0 : mean;
      targets[cell] = dropped[cell] === 1 ? 0 : mean * Math.log(mean) - 0.1;
    }
    sumUpSets(weights);
    sumUpSets(targets);
    coefficients.fill(0);
    this.#fillMatrix(weights, kept);
    for (let at = 0; at < kept; at++) this.#step[at] = targets[terms[at] as number] as number;
    if (!factor(this.#matrix, kept)) return false;
    solve(this.#matrix, kept, this.#step);
    for (let at = 0; at < kept; at++) coefficients[terms[at] as number] = this.#step[at] as number;
    return true;
  }

  #fillMatrix(sums: Float64Array, count: number): void {
    const { terms } = this;
    const matrix = this.#matrix;
    for (let row = 0; row < count; row++) {
      const term = terms[row] as number;
      for (let column = 0; column <= row; column++) {
        matrix[row * count + column] = sums[term | (terms[column] as number)] as number;
      }
    }
  }

  /** Fills `fittedMargins` from the coefficients and gives the log-likelihood. */
  #evaluate(hidden: Hidden): number {
    const { coefficients, fittedMargins, margins, terms, kept, dropped, size } = this;
    fittedMargins.set(coefficients);
    sumDownSets(fittedMargins);
    const withZeroCell = hidden.kind === "counted";
    fittedMargins[0] = withZeroCell ? Math.exp(coefficients[0] as number) : 0;
    for (let cell = 1; cell < size; cell++) {
      fittedMargins[cell] = dropped[cell] === 1 ? 0 : Math.exp(fittedMargins[cell] as number);
    }
    sumUpSets(fittedMargins);
    let sum = -(fittedMargins[0] as number);
    if (withZeroCell) sum += hidden.people * (coefficients[0] as number);
    for (let at = 0; at < kept; at++) {
      const term = terms[at] as number;
      sum += (coefficients[term] as number) * (margins[term] as number);
    }
    return sum;
  }

  #climb(hidden: Hidden, tolerance: number): boolean {
    const { coefficients, fittedMargins, margins, terms } = this;
    const free = hidden.kind === "held" ? this.kept - 1 : this.kept;
    const extra = hidden.kind === "counted" ? hidden.people : 0;
    let reached = this.#evaluate(hidden);
    for (let steps = 1; steps <= MOST_STEPS; steps++) {
      this.steps = steps;
      if (!Number.isFinite(reached)) return false;
      this.#fillMatrix(fittedMargins, free);
      if (!factor(this.#matrix, free)) return false;
      for (let at = 0; at < free; at++) {
        const term = terms[at] as number;
        const seen = (margins[term] as number) + (term === 0 ? extra : 0);
        this.#old[at] = seen - (fittedMargins[term] as number);
        this.#step[at] = this.#old[at] as number;
      }
      solve(this.#matrix, free, this.#step);
      let gain = 0;
      for (let at = 0; at < free; at++) gain += (this.#old[at] as number) * (this.#step[at] as number);
      // `gain` is about the change of the deviance; its error after the step is of the order of its square.
      const last = gain < tolerance * (1 + this.n);
      this.#move(free, 1);
      if (last) {
        this.logLikelihood = reached + gain / 2;
        const pivot = this.#matrix[free * free - 1] as number;
        this.hiddenVariance = 1 / (pivot * pivot);
        return true;
      }
      const next = this.#halve(hidden, free, reached);
      if (Number.isNaN(next)) return false;
      reached = next;
    }
    return coefficients.length === 0;
  }

  #move(free: number, share: number): void {
    for (let at = 0; at < free; at++) {
      const term = this.terms[at] as number;
      this.coefficients[term] = (this.coefficients[term] as number) + share * (this.#step[at] as number);
    }
  }

  /** The log-likelihood after the step, halved until it does not fall; NaN when no share of the step helps. */
  #halve(hidden: Hidden, free: number, before: number): number {
    const slack = 1e-12 * (1 + Math.abs(before));
    let share = 1;
    for (let halvings = 0; halvings < 40; halvings++) {
      const reached = this.#evaluate(hidden);
      if (reached >= before - slack) return reached;
      this.#move(free, -share / 2);
      share /= 2;
    }
    return Number.NaN;
  }

  /** Fitted means by history under the present coefficients, into an array of length 2^t; slot 0 is the hidden number. */
  fittedInto(means: Float64Array): void {
    means.set(this.coefficients);
    sumDownSets(means);
    for (let cell = 0; cell < this.size; cell++) {
      means[cell] = this.dropped[cell] === 1 ? 0 : Math.exp(means[cell] as number);
    }
  }

  /** Brings `fittedMargins` up to the coefficients after the last step, which a fit leaves one step behind. */
  refresh(): void {
    this.#evaluate(estimated);
  }

  /** Variances of the kept terms, in their order: the diagonal of the inverse information. */
  variances(): Float64Array {
    const { kept } = this;
    this.refresh();
    this.#fillMatrix(this.fittedMargins, kept);
    const all = new Float64Array(kept);
    if (!factor(this.#matrix, kept)) return all.fill(Number.NaN);
    const right = new Float64Array(kept);
    for (let at = 0; at < kept; at++) {
      right.fill(0);
      right[at] = 1;
      solve(this.#matrix, kept, right);
      all[at] = right[at] as number;
    }
    return all;
  }
}
