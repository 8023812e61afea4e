import { logGamma } from "../../numeric/log-gamma.ts";
import { sizeOf } from "../../table/up-sets.ts";

/**
 * What each set of lists brings to the log posterior, as a constant and a function of the hidden number x. With
 * a = D₀ + δ_C (nobody of C, plus its prior share) and A = n + 2^t δ the function is
 *   R_C(x) = log Γ(x + a) − log Γ(x + A),
 * falling and convex, since a ≤ A. Each component of a graph has one more clique than separators, so this carries its
 * normalising constant along (Madigan and York 1997, with the hyper-Dirichlet prior of Dawid and Lauritzen 1993).
 */
export type CliqueTerms = {
  /** By bitmask of lists. */
  readonly constant: Float64Array;
  readonly a: Float64Array;
  readonly whole: number;
};

/** `counts` by history (length 2^t, nobody in slot 0), `delta` the prior count of each full cell. */
export function cliqueTerms(counts: Float64Array, delta: number): CliqueTerms {
  const cells = counts.length;
  let n = 0;
  for (const count of counts) n += count;
  const whole = n + cells * delta;
  const constant = new Float64Array(cells);
  const a = new Float64Array(cells);
  const margin = new Float64Array(cells);
  for (let set = 1; set < cells; set++) {
    margin.fill(0);
    for (let history = 1; history < cells; history++) {
      margin[history & set] = (margin[history & set] as number) + (counts[history] as number);
    }
    const size = 1 << sizeOf(set);
    const share = (delta * cells) / size;
    // One factor log Γ(2^t δ) for each set: cliques less separators is the number of components.
    let sum = logGamma(cells * delta) - size * logGamma(share);
    for (let pattern = set; pattern > 0; pattern = (pattern - 1) & set) {
      sum += logGamma((margin[pattern] as number) + share);
    }
    constant[set] = sum;
    a[set] = (margin[0] as number) + share;
  }
  return { constant, a, whole };
}
