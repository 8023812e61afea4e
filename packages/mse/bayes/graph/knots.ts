import { logGamma } from "../../numeric/log-gamma.ts";
import type { CliqueTerms } from "./clique-terms.ts";
import type { DecomposableGraph } from "./decomposable.ts";

type Ground = {
  readonly at: Float64Array;
  readonly terms: CliqueTerms;
  readonly n: number;
  /** At each point of the grid: what all graphs share, and log Γ(x + n + 2^t δ). */
  readonly shared: Float64Array;
  readonly base: Float64Array;
};

/** R at the knots, and at the end of each span the line that lies below R. */
type Coarse = { readonly value: Float64Array; readonly below: Float64Array };

/**
 * An upper bound of a graph's mass from a hundred and some knots of the grid, without its curve.
 *
 * Between two knots x₁ < x₂ the falling convex R of a set (see `CliqueTerms`) lies below its chord, and at every whole x
 * above the line through x₁ with slope R(x₁ + 1) − R(x₁) = log((x₁ + a) / (x₁ + A)). What all graphs share is concave
 * (log Γ(n + x + 1) − log Γ(x + 1)) but for −log(n + x), which falls: it lies below the line through x₁ with slope
 * log((n + x₁ + 1) / (x₁ + 1)). Cliques take the chord, separators and the shared part the line; the sum is linear
 * between knots, so that its maximum stands at one of them.
 */
export function createKnots({ at, terms, n, shared, base }: Ground) {
  const places = placesOf(at);
  const spans = places.length - 1;
  const x = Float64Array.from(places, (i) => at[i] as number);
  const common: Coarse = {
    value: Float64Array.from(places, (i) => shared[i] as number),
    below: new Float64Array(places.length),
  };
  const logPoints = new Float64Array(spans);
  for (let s = 0; s < spans; s++) {
    const from = x[s] as number;
    const slope = Math.log((n + from + 1) / (from + 1));
    common.below[s + 1] = (common.value[s] as number) + ((x[s + 1] as number) - from) * slope;
    logPoints[s] = Math.log((places[s + 1] as number) - (places[s] as number) + 1);
  }
  const known = new Map<number, Coarse>();
  const high = new Float64Array(places.length);
  const low = new Float64Array(places.length);

  function coarse(set: number): Coarse {
    const before = known.get(set);
    if (before !== undefined) return before;
    const shift = terms.a[set] as number;
    const value = Float64Array.from(places, (i) => logGamma((at[i] as number) + shift) - (base[i] as number));
    const below = new Float64Array(places.length);
    for (let s = 0; s < spans; s++) {
      const from = x[s] as number;
      const slope = Math.log((from + shift) / (from + terms.whole));
      below[s + 1] = (value[s] as number) + ((x[s + 1] as number) - from) * slope;
    }
    const made = { value, below };
    known.set(set, made);
    return made;
  }

  return {
    /** A number that log Σ e^curve does not pass, the graph's constants left out. */
    bound(graph: DecomposableGraph): number {
      high.set(common.value);
      low.set(common.below);
      for (const set of graph.cliques) {
        const { value } = coarse(set);
        for (let k = 0; k <= spans; k++) {
          high[k] = (high[k] as number) + (value[k] as number);
          low[k] = (low[k] as number) + (value[k] as number);
        }
      }
      for (const set of graph.separators) {
        const { value, below } = coarse(set);
        for (let k = 0; k <= spans; k++) {
          high[k] = (high[k] as number) - (value[k] as number);
          low[k] = (low[k] as number) - (below[k] as number);
        }
      }
      let top = Number.NEGATIVE_INFINITY;
      for (let s = 0; s < spans; s++) {
        // Reused: the bound of each span, with all its points at its maximum.
        const most = Math.max(high[s] as number, low[s + 1] as number) + (logPoints[s] as number);
        high[s] = most;
        if (most > top) top = most;
      }
      let sum = 0;
      for (let s = 0; s < spans; s++) sum += Math.exp((high[s] as number) - top);
      return top + Math.log(sum);
    },
  };
}

/** Places in the grid, first and last among them, further apart the larger the hidden number is. */
function placesOf(at: Float64Array): Uint32Array {
  const places = [0];
  let last = at[0] as number;
  for (let i = 1; i < at.length; i++) {
    if (i === at.length - 1 || (at[i] as number) - last >= 0.02 * last) {
      places.push(i);
      last = at[i] as number;
    }
  }
  return Uint32Array.from(places);
}
