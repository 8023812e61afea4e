/** Largest prime below 2^21: products of two remainders and sums of 2^11 of them stay exact in a double. */
const PRIME = 2_097_143;

/**
 * Rows of the matrix "term θ is part of history ω" over the observed histories, kept in echelon form modulo a prime. Rows that
 * are independent modulo a prime are independent; rows that are not have to be looked at again in whole numbers.
 */
export class IndependentRows {
  readonly #histories: Int32Array;
  readonly #width: number;
  #rows: Float64Array;
  #pivots: Int32Array;
  #inverses: Float64Array;
  #used = 0;

  /** `most`: rows that fit before the arrays grow. */
  constructor(histories: Int32Array, most = 64) {
    this.#histories = histories;
    this.#width = histories.length;
    this.#rows = new Float64Array((most + 1) * this.#width);
    this.#pivots = new Int32Array(most + 1);
    this.#inverses = new Float64Array(most + 1);
  }

  get length(): number {
    return this.#used;
  }

  /** Drops the rows from `length` on. */
  truncate(length: number): void {
    this.#used = Math.min(this.#used, length);
  }

  /** Adds the row of a term; false, with nothing added, when it depends on the rows before (modulo the prime). */
  push(term: number): boolean {
    const pivot = this.#reduce(term);
    if (pivot === -1) return false;
    const start = this.#used * this.#width;
    this.#pivots[this.#used] = pivot;
    this.#inverses[this.#used] = inverse(this.#rows[start + pivot] as number);
    this.#used += 1;
    return true;
  }

  /** Whether the row of a term is independent of those before. */
  accepts(term: number): boolean {
    return this.#reduce(term) !== -1;
  }

  /** Writes the reduced row behind the last one and gives the place of its first entry, -1 for none. */
  #reduce(term: number): number {
    if ((this.#used + 1) * this.#width > this.#rows.length) this.#grow();
    const [rows, width, histories] = [this.#rows, this.#width, this.#histories];
    const start = this.#used * width;
    for (let at = 0; at < width; at++) rows[start + at] = ((histories[at] as number) & term) === term ? 1 : 0;
    for (let row = 0; row < this.#used; row++) {
      const from = row * width;
      const pivot = this.#pivots[row] as number;
      const lead = remainder(rows[start + pivot] as number);
      if (lead === 0) continue;
      const factor = (lead * (this.#inverses[row] as number)) % PRIME;
      for (let at = pivot; at < width; at++) {
        rows[start + at] = (rows[start + at] as number) - factor * (rows[from + at] as number);
      }
    }
    let first = -1;
    for (let at = width - 1; at >= 0; at--) {
      const value = remainder(rows[start + at] as number);
      rows[start + at] = value;
      if (value !== 0) first = at;
    }
    return first;
  }

  #grow(): void {
    const rows = new Float64Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
    const pivots = new Int32Array(this.#pivots.length * 2);
    pivots.set(this.#pivots);
    this.#pivots = pivots;
    const inverses = new Float64Array(this.#inverses.length * 2);
    inverses.set(this.#inverses);
    this.#inverses = inverses;
  }
}

function remainder(value: number): number {
  const rest = value % PRIME;
  return rest < 0 ? rest + PRIME : rest;
}

/** Inverse modulo the prime, by Euclid. */
function inverse(value: number): number {
  let [a, b, x, y] = [value, PRIME, 1, 0];
  while (b !== 0) {
    const quotient = Math.floor(a / b);
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return remainder(x);
}
