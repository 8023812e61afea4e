import type { Terms } from "../model/terms.ts";
import { IndependentRows } from "./independent-rows.ts";
import { eliminate, leftNullSpace } from "./left-null-space.ts";
import { hasPositiveSolution } from "./positive-solution.ts";

/** 0 fine; 1 no extended maximum likelihood estimate; 2 not identifiable; 3 both. */
export type ExistenceCode = 0 | 1 | 2 | 3;

/**
 * Existence and identifiability of models on one table, exactly (Fienberg, Rinaldo 2012; Chan, Silverman, Vincent 2021). Only
 * which histories were seen matters, not how often: answers that need whole-number algebra are kept by that set and the model.
 */
export class Existence {
  readonly #margins: Float64Array;
  readonly #histories: Int32Array;
  readonly #rows: IndependentRows;
  readonly #known: Map<string, ExistenceCode>;
  readonly #support: string;

  /**
   * `counts` and `margins` (their sums over supersets): length 2^t. `known` may be shared by tables of the same lists, as the
   * replicates of a bootstrap are.
   */
  constructor(counts: Float64Array, margins: Float64Array, known = new Map<string, ExistenceCode>()) {
    this.#margins = margins;
    this.#histories = observed(counts);
    this.#rows = new IndependentRows(this.#histories);
    this.#known = known;
    this.#support = this.#histories.join(",");
  }

  /** Rows for a caller who adds one term after the other. */
  newRows(): IndependentRows {
    return new IndependentRows(this.#histories);
  }

  /** The code of a model. */
  codeOf(terms: Terms): ExistenceCode {
    this.#rows.truncate(0);
    for (const term of terms) {
      if (this.#margins[term] !== 0 && !this.#rows.push(term)) return this.exactCodeOf(terms);
    }
    return 0;
  }

  /** The code by whole-number algebra, for a model whose rows over the seen histories depend on each other. */
  exactCodeOf(terms: Terms): ExistenceCode {
    const key = `${this.#support}|${terms.join(",")}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const code = this.#find(terms);
    this.#known.set(key, code);
    return code;
  }

  #find(terms: Terms): ExistenceCode {
    const kept = terms.filter((term) => this.#margins[term] !== 0);
    const impossible = terms.filter((term) => this.#margins[term] === 0);
    const nullSpace = leftNullSpace(
      kept.map((term) => Uint8Array.from(this.#histories, (history) => ((history & term) === term ? 1 : 0))),
    );
    if (nullSpace.length === 0) return 0;
    const unseen = this.#unseenCells(impossible);
    const matrix = nullSpace.map((weights) =>
      unseen.map((cell) =>
        kept.reduce((sum, term, at) => ((cell & term) === term ? sum + (weights[at] ?? 0n) : sum), 0n),
      ),
    );
    return codeFrom(matrix);
  }

  /** Histories with nobody that the model does not rule out. */
  #unseenCells(impossible: readonly number[]): number[] {
    const seen = new Set(this.#histories);
    const cells: number[] = [];
    for (let cell = 1; cell < this.#margins.length; cell++) {
      if (!seen.has(cell) && !impossible.some((term) => (cell & term) === term)) cells.push(cell);
    }
    return cells;
  }
}

function codeFrom(matrix: bigint[][]): ExistenceCode {
  const [first = []] = matrix;
  if (matrix.length === 1) {
    const positive = first.some((entry) => entry > 0n);
    const negative = first.some((entry) => entry < 0n);
    if (!positive && !negative) return 2;
    return positive && negative ? 0 : 1;
  }
  const exists = first.length > 0 ? hasPositiveSolution(matrix) : true;
  const rank = eliminate(
    matrix.map((row) => [...row]),
    first.length,
  );
  return ((exists ? 0 : 1) + (rank === matrix.length ? 0 : 2)) as ExistenceCode;
}

function observed(counts: Float64Array): Int32Array {
  const histories: number[] = [];
  for (let history = 1; history < counts.length; history++) {
    if ((counts[history] as number) > 0) histories.push(history);
  }
  return Int32Array.from(histories);
}
