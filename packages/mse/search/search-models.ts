import type { IndependentRows } from "../existence/independent-rows.ts";
import { mainTerms } from "../model/terms.ts";
import type { Prepared } from "../table/prepared.ts";
import { countModels, type Ladder, ladderOf, mayAdd } from "./model-tree.ts";

/**
 * All hierarchical models up to an order, by number in the order of the walk: BIC (NaN for models without an estimate or left
 * to another part), hidden people, the model that each grew from (-1 for the first) and the term that it added.
 */
export type SearchResult = {
  readonly maxOrder: number;
  readonly bic: Float64Array;
  readonly hidden: Float64Array;
  readonly parent: Int32Array;
  readonly added: Int32Array;
  /** Models without an extended estimate, without a unique one, or without convergence, in this part. */
  readonly refused: number;
};

export type SearchOptions = {
  readonly maxOrder: number;
  /** Penalise all terms (default) or only those that are not minus infinity. */
  readonly countMinusInfinity?: boolean;
  /** This part of so many; each model is fitted in exactly one part, with the same result in any division. */
  readonly part?: number;
  readonly parts?: number;
  /** Told now and then how many models of all were passed. */
  readonly onProgress?: (done: number, all: number) => void;
};

/** Depth at which subtrees are dealt over the parts. */
const DEALT_AT = 3;

/** A fit stops when its next Newton step would gain less than this share. */
const TOLERANCE = 1e-13;

/** Fits every model, each from the model with one term less. Throws RangeError when there are too many. */
export function searchModels(prepared: Prepared, options: SearchOptions): SearchResult {
  const all = countModels(prepared.t, options.maxOrder);
  if (!Number.isFinite(all)) throw new RangeError("too many models for a full search");
  return new Walk(prepared, options, all).run();
}

class Walk {
  readonly #prepared: Prepared;
  readonly #options: SearchOptions;
  readonly #ladder: Ladder;
  readonly #inside: Uint8Array;
  readonly #terms: number[];
  readonly #rows: IndependentRows;
  readonly #starts: Float64Array[] = [];
  readonly #result: { -readonly [Key in keyof SearchResult]: SearchResult[Key] };
  /** Likelihood part of the BIC that no model changes, and the price of a term. */
  readonly #fixed: number;
  readonly #price: number;
  #passed = 0;
  #dealt = 0;

  constructor(prepared: Prepared, options: SearchOptions, all: number) {
    this.#prepared = prepared;
    this.#options = options;
    this.#ladder = ladderOf(prepared.t, options.maxOrder);
    this.#inside = new Uint8Array(this.#ladder.terms.length);
    this.#terms = mainTerms(prepared.t);
    this.#rows = prepared.existence.newRows();
    this.#price = Math.log(prepared.table.n);
    this.#fixed = 2 * prepared.logFactorials;
    this.#result = {
      maxOrder: options.maxOrder,
      bic: new Float64Array(all).fill(Number.NaN),
      hidden: new Float64Array(all).fill(Number.NaN),
      parent: new Int32Array(all),
      added: new Int32Array(all),
      refused: 0,
    };
  }

  run(): SearchResult {
    const { margins } = this.#prepared;
    const independent = this.#terms.every((term) => margins[term] === 0 || this.#rows.push(term));
    this.#visit({ from: 0, depth: 0, parent: -1, added: 0, independent, mine: null, warm: false });
    return this.#result;
  }

  #visit(place: Place): void {
    const number = this.#passed++;
    const { parent: parents, added } = this.#result;
    parents[number] = place.parent;
    added[number] = place.added;
    if ((number & 1023) === 1023) this.#options.onProgress?.(number + 1, parents.length);
    const mine = this.#isMine(place);
    // Other parts fit the first levels too, since their own models start from there.
    const fitted = (mine || place.depth < DEALT_AT) && this.#fit(place, mine ? number : -1);
    const start = this.#keepStart(place.depth, fitted);
    const { terms, needs } = this.#ladder;
    for (let at = place.from; at < terms.length; at++) {
      if (!mayAdd(needs[at], this.#inside)) continue;
      const term = terms[at] as number;
      this.#inside[at] = 1;
      this.#terms.push(term);
      const before = this.#rows.length;
      const zero = this.#prepared.margins[term] === 0;
      const independent = place.independent && (zero || this.#rows.push(term));
      if (fitted) this.#prepared.fitter.coefficients.set(start);
      this.#visit({
        from: at + 1,
        depth: place.depth + 1,
        parent: number,
        added: term,
        independent,
        mine: place.depth + 1 > DEALT_AT ? mine : null,
        warm: fitted,
      });
      this.#rows.truncate(before);
      this.#terms.pop();
      this.#inside[at] = 0;
    }
  }

  #isMine({ mine, depth }: Place): boolean {
    if (mine !== null) return mine;
    const { part = 0, parts = 1 } = this.#options;
    return depth < DEALT_AT ? part === 0 : this.#dealt++ % parts === part;
  }

  /** Whether the model has an estimate; written down under its number unless that is -1. */
  #fit({ independent, warm }: Place, number: number): boolean {
    const { fitter, existence, margins } = this.#prepared;
    const terms = this.#terms;
    const sound = independent || existence.exactCodeOf(terms) === 0;
    if (!sound || !fitter.fit(terms, { warm, tolerance: TOLERANCE })) {
      if (number !== -1) this.#result.refused += 1;
      return false;
    }
    if (number === -1) return true;
    let counted = terms.length;
    if (this.#options.countMinusInfinity === false) {
      for (const term of terms) if (margins[term] === 0) counted -= 1;
    }
    this.#result.bic[number] = counted * this.#price - 2 * fitter.logLikelihood + this.#fixed;
    this.#result.hidden[number] = Math.exp(fitter.coefficients[0] as number);
    return true;
  }

  #keepStart(depth: number, fitted: boolean): Float64Array {
    const start = this.#starts[depth] ?? new Float64Array(this.#prepared.fitter.size);
    this.#starts[depth] = start;
    if (fitted) start.set(this.#prepared.fitter.coefficients);
    return start;
  }
}

type Place = {
  readonly from: number;
  readonly depth: number;
  readonly parent: number;
  readonly added: number;
  /** Whether the rows of the model over the seen histories are independent. */
  readonly independent: boolean;
  /** Whether this part fits the model; null where that is decided here. */
  readonly mine: boolean | null;
  readonly warm: boolean;
};

/** The parts of one search, put together. */
export function joinParts(parts: readonly SearchResult[]): SearchResult {
  const [first] = parts;
  if (first === undefined) throw new RangeError("a search without parts");
  const bic = Float64Array.from(first.bic);
  const hidden = Float64Array.from(first.hidden);
  for (const part of parts.slice(1)) {
    for (let at = 0; at < bic.length; at++) {
      if (Number.isNaN(part.bic[at] ?? Number.NaN)) continue;
      bic[at] = part.bic[at] as number;
      hidden[at] = part.hidden[at] as number;
    }
  }
  const refused = parts.reduce((sum, part) => sum + part.refused, 0);
  return { ...first, bic, hidden, refused };
}
