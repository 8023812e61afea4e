import { logGamma } from "../../numeric/log-gamma.ts";
import type { CliqueTerms } from "./clique-terms.ts";
import type { DecomposableGraph } from "./decomposable.ts";
import { createKnots } from "./knots.ts";

/** Log posteriors of graphs over a grid of hidden numbers: a cheap upper bound first, then the curve. */
export type GraphCurves = {
  readonly points: number;
  /** A number that the log of the graph's whole mass does not pass. */
  bound(graph: DecomposableGraph): number;
  /** Computes the curve of a graph and answers its maximum. */
  draw(graph: DecomposableGraph): number;
  /** Adds the curve drawn last, as e^(curve − level), and answers its sum; what is below e^−60 adds nothing. */
  addTo(sums: Float64Array, level: number): number;
};

/** `n` people observed, `at` the hidden numbers. Working arrays are shared by all graphs. */
export function createGraphCurves(terms: CliqueTerms, n: number, at: Float64Array): GraphCurves {
  const { constant, a, whole } = terms;
  const base = at.map((x) => logGamma(x + whole));
  // What all graphs share: the ways in which n + x people can be hidden or not, and the prior 1 / N.
  const shared = at.map((x) => logGamma(n + x + 1) - logGamma(x + 1) - Math.log(n + x));
  const knots = createKnots({ at, terms, n, shared, base });
  const rows = new Map<number, Float64Array>();
  const curve = new Float64Array(at.length);

  function row(set: number): Float64Array {
    const before = rows.get(set);
    if (before !== undefined) return before;
    const shift = a[set] as number;
    const made = new Float64Array(at.length);
    for (let i = 0; i < at.length; i++) made[i] = logGamma((at[i] as number) + shift) - (base[i] as number);
    rows.set(set, made);
    return made;
  }

  function constantOf({ cliques, separators }: DecomposableGraph): number {
    let sum = 0;
    for (const set of cliques) sum += constant[set] as number;
    for (const set of separators) sum -= constant[set] as number;
    return sum;
  }

  return {
    points: at.length,

    bound: (graph) => constantOf(graph) + knots.bound(graph),

    draw(graph) {
      const fixed = constantOf(graph);
      for (let i = 0; i < curve.length; i++) curve[i] = fixed + (shared[i] as number);
      for (const set of graph.cliques) {
        const add = row(set);
        for (let i = 0; i < curve.length; i++) curve[i] = (curve[i] as number) + (add[i] as number);
      }
      for (const set of graph.separators) {
        const take = row(set);
        for (let i = 0; i < curve.length; i++) curve[i] = (curve[i] as number) - (take[i] as number);
      }
      let top = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < curve.length; i++) if ((curve[i] as number) > top) top = curve[i] as number;
      return top;
    },

    addTo(sums, level) {
      const floor = level - 60;
      let mass = 0;
      for (let i = 0; i < curve.length; i++) {
        const value = curve[i] as number;
        if (value < floor) continue;
        const weight = Math.exp(value - level);
        sums[i] = (sums[i] as number) + weight;
        mass += weight;
      }
      return mass;
    },
  };
}
