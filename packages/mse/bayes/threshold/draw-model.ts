import { Generator } from "../../random/generator.ts";
import type { HistoryTable } from "../../table/history-table.ts";
import { sizeOf } from "../../table/up-sets.ts";
import { createPosteriorChain } from "./hamiltonian.ts";
import { createPosterior } from "./posterior.ts";

export type DrawnModel = {
  /** Posterior mean over posterior standard deviation of each term with a coefficient, without its sign. */
  readonly strength: ReadonlyMap<number, number>;
  /** Draws of the whole population, by chain. */
  readonly chains: readonly Float64Array[];
};

export type DrawInput = {
  readonly terms: readonly number[];
  /** Terms at minus infinity: no coefficient, and no history above them. */
  readonly minusInfinity: readonly number[];
  /** Prior variance of terms of two lists and more; null is flat. The empty term and single lists are flat. */
  readonly variance: number | null;
  readonly burnIn: number;
  readonly kept: number;
  readonly chains: number;
  readonly seed: number;
  /** Streams of the seed that this model takes begin here. */
  readonly stream: number;
};

/** Draws from the posterior of one model; null when it has no mode that can be reached. */
export function drawModel(table: HistoryTable, input: DrawInput): DrawnModel | null {
  const { variance, burnIn, kept, chains, seed, stream } = input;
  const above = (history: number) => input.minusInfinity.some((term) => (history & term) === term);
  const dropped = Uint8Array.from(table.counts, (_, history) => (above(history) ? 1 : 0));
  const terms = Int32Array.from(input.terms.filter((term) => !above(term)));
  const precision = Float64Array.from(terms, (term) =>
    variance === null || sizeOf(term) < 2 ? 0 : 1 / variance,
  );
  const posterior = createPosterior({ counts: table.counts, terms, precision, dropped });
  const mode = posterior.mode();
  if (mode === null) return null;
  const empty = terms.indexOf(0);
  const sums = new Float64Array(terms.length);
  const squares = new Float64Array(terms.length);
  const draws = Array.from({ length: chains }, (_, index) => {
    const generator = new Generator(seed, stream + index);
    const chain = createPosteriorChain(posterior, mode, { burnIn, generator });
    const population = new Float64Array(kept);
    for (let draw = 0; draw < kept; draw++) {
      const alpha = chain.next();
      population[draw] = table.n + Math.exp(alpha[empty] as number);
      for (let at = 0; at < terms.length; at++) {
        // Around the mode, where nothing cancels.
        const distance = (alpha[at] as number) - (mode.at[at] as number);
        sums[at] = (sums[at] as number) + distance;
        squares[at] = (squares[at] as number) + distance * distance;
      }
    }
    return population;
  });
  const count = chains * kept;
  const strength = new Map<number, number>();
  for (const [at, term] of terms.entries()) {
    const shift = (sums[at] as number) / count;
    const deviation = Math.sqrt(((squares[at] as number) / count - shift * shift) * (count / (count - 1)));
    strength.set(term, Math.abs((mode.at[at] as number) + shift) / deviation);
  }
  return { strength, chains: draws };
}
