/**
 * Seeded generator xoshiro128** (Blackman, Vigna 2021). The same seed and stream give the same numbers everywhere, and
 * streams do not meet: work cut into streams gives the same result whatever the number of workers.
 */
export class Generator {
  #a: number;
  #b: number;
  #c: number;
  #d: number;
  #spare = Number.NaN;

  /** `seed` and `stream`: whole numbers from 0 to 2^53 - 1. */
  constructor(seed: number, stream = 0) {
    const words = spread([seed | 0, Math.floor(seed / 2 ** 32), stream | 0, Math.floor(stream / 2 ** 32)]);
    [this.#a, this.#b, this.#c, this.#d] = words;
  }

  /** 32 random bits as an unsigned whole number. */
  bits(): number {
    const product = Math.imul(this.#b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result >>> 0;
  }

  /** Uniform on the open interval (0, 1), 53 bits. */
  uniform(): number {
    const high = this.bits() >>> 5;
    const low = this.bits() >>> 6;
    return (high * 67_108_864 + low + 0.5) / 9_007_199_254_740_992;
  }

  /** Standard normal, by the polar method (Marsaglia, Bray 1964). */
  normal(): number {
    if (!Number.isNaN(this.#spare)) {
      const kept = this.#spare;
      this.#spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spare = y * factor;
      return x * factor;
    }
  }
}

/** Four words of state that depend on all bits of the four given (MurmurHash3 finalizer over a running sum). */
function spread(words: readonly number[]): [number, number, number, number] {
  let state = 0x9e3779b9 | 0;
  const mix = (word: number): number => {
    state = (Math.imul(state ^ word, 0x85ebca6b) + 0x9e3779b9) | 0;
    let value = state ^ (state >>> 16);
    value = Math.imul(value, 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
    return value ^ (value >>> 16);
  };
  for (const word of words) mix(word);
  return [mix(1), mix(2), mix(3), mix(4) | 1];
}
