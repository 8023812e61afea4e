import { Generator } from "../../random/generator.ts";
import type { HistoryTable } from "../../table/history-table.ts";
import { type Convergence, convergence } from "../convergence.ts";
import { type DrawSummary, poolDraws, summariseDraws } from "../draws.ts";
import { createLatentChain } from "./latent-chain.ts";
import { type LatentOptions, type LatentSettings, latentSettings } from "./latent-options.ts";

export type LatentChainDraws = {
  /** Draws of the whole population, in order. */
  readonly population: Float64Array;
  /** Mean number of classes that held anybody. */
  readonly classesInUse: number;
};

export type LatentEstimate = DrawSummary & {
  readonly observed: number;
  readonly settings: LatentSettings;
  /** Of the logarithm of the population, over all chains. */
  readonly convergence: Convergence;
  /** Each chain apart: on sparse tables they may sit in different places, and only then is that seen. */
  readonly chains: readonly (DrawSummary & LatentChainDraws)[];
  /** Share of draws within a twentieth of the bound `settings.largest`: above a hundredth the answer depends on it. */
  readonly shareNearBound: number;
  readonly dependsOnBound: boolean;
};

/** Sweeps between two signs of life. */
const stride = 2000;

/**
 * Draws one chain; hands out the share done now and then, so that a caller may show it or stop asking. Chain `index` has
 * its own stream of the seed: where and in which order chains are drawn makes no difference.
 */
export function* latentChainSteps(
  table: HistoryTable,
  options: LatentOptions,
  index: number,
): IterableIterator<number, LatentChainDraws, undefined> {
  const { classes, largest, burnIn, kept, thinning, seed } = latentSettings(table, options);
  const chain = createLatentChain(table, { classes, largest, generator: new Generator(seed, index) });
  const population = new Float64Array(kept);
  const sweeps = burnIn + kept * thinning;
  let used = 0;
  for (let sweep = 1; sweep <= sweeps; sweep++) {
    const hidden = chain.sweep();
    if (sweep > burnIn && (sweep - burnIn) % thinning === 0) {
      population[(sweep - burnIn) / thinning - 1] = table.n + hidden;
      used += chain.classesInUse();
    }
    if (sweep % stride === 0) yield sweep / sweeps;
  }
  return { population, classesInUse: used / kept };
}

/** Puts chains together, in the order of their index. */
export function joinLatentChains(
  table: HistoryTable,
  options: LatentOptions,
  chains: readonly LatentChainDraws[],
): LatentEstimate {
  const settings = latentSettings(table, options);
  const pooled = poolDraws(chains.map(({ population }) => population));
  const near = table.n + 0.95 * settings.largest;
  const shareNearBound = pooled.reduce((count, draw) => count + (draw > near ? 1 : 0), 0) / pooled.length;
  return {
    ...summariseDraws(pooled),
    observed: table.n,
    settings,
    convergence: convergence(chains.map(({ population }) => population.map(Math.log))),
    chains: chains.map((chain) => ({ ...summariseDraws(chain.population), ...chain })),
    shareNearBound,
    dependsOnBound: shareNearBound > 0.01,
  };
}

/**
 * Population size by a Dirichlet-process mixture of latent classes (Manrique-Vallier 2016): within a class the lists are
 * independent, prior of N ∝ 1/N up to a stated bound. All chains one after the other.
 */
export function sampleLatentClasses(table: HistoryTable, options: LatentOptions = {}): LatentEstimate {
  const settings = latentSettings(table, options);
  const chains = Array.from({ length: settings.chains }, (_, index) => {
    const steps = latentChainSteps(table, settings, index);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  });
  return joinLatentChains(table, settings, chains);
}
