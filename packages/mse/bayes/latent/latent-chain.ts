import { drawBetaOdds, drawLogBetaRest } from "../../random/beta.ts";
import { drawGamma } from "../../random/gamma.ts";
import type { Generator } from "../../random/generator.ts";
import { drawNegativeBinomial } from "../../random/negative-binomial.ts";
import type { HistoryTable } from "../../table/history-table.ts";
import { deal } from "./deal.ts";
import { historyTree } from "./history-tree.ts";
import { exchangeNeighbours, exchangeTwo } from "./label-moves.ts";

/** Shape and rate of the gamma prior of the concentration α (Manrique-Vallier 2016). */
const prior = 0.25;

export type LatentChain = {
  /** One Gibbs sweep; answers the number of hidden people. */
  sweep(): number;
  /** Classes that hold anybody, hidden people included. */
  classesInUse(): number;
};

/**
 * Gibbs sampler of a Dirichlet-process mixture of `classes` classes, in each of which the lists are independent
 * (Manrique-Vallier 2016, truncated stick-breaking). All counts are by history, so that a sweep costs the same for any
 * number of people; the working arrays are made once. Hidden people never pass `largest`.
 */
export function createLatentChain(
  table: HistoryTable,
  { classes, largest, generator }: { classes: number; largest: number; generator: Generator },
): LatentChain {
  const { parent, list, people } = historyTree(table);
  const nodes = parent.length;
  const t = table.lists.length;
  const last = nodes * classes - classes;
  // By node and class: weight of the class for the history; people of the node and of all that it leads to.
  const weights = new Float64Array(nodes * classes);
  const held = new Float64Array(nodes * classes);
  const total = held.subarray(0, classes);
  // By list and class: odds of being caught, people caught.
  const odds = new Float64Array(t * classes);
  const caught = new Float64Array(t * classes);
  const share = new Float64Array(classes);
  const logLeft = new Float64Array(classes);
  const unseen = new Float64Array(classes);
  const labelled = { held: total, logLeft, share, odds };
  let alpha = 1;
  let hidden = 0;

  /** Weights of node 0 are the chances to be of the class and on no list; answers the chance to be on none. */
  function weigh(): number {
    let none = 0;
    for (let k = 0; k < classes; k++) {
      let missed = 1;
      for (let j = k; j < odds.length; j += classes) missed *= 1 + (odds[j] as number);
      weights[k] = (share[k] as number) / missed;
      none += weights[k] as number;
    }
    return none;
  }

  function dealSeen(): void {
    held.fill(0);
    for (let node = 1; node < nodes; node++) {
      const at = node * classes;
      const from = (parent[node] as number) * classes;
      const by = (list[node] as number) * classes;
      for (let k = 0; k < classes; k++) {
        weights[at + k] = (weights[from + k] as number) * (odds[by + k] as number);
      }
      const count = people[node] as number;
      if (count > 0) deal(generator, count, { weights, into: held, at, classes });
    }
  }

  function count(): void {
    caught.fill(0);
    for (let at = last; at > 0; at -= classes) {
      const node = at / classes;
      const to = (parent[node] as number) * classes;
      const by = (list[node] as number) * classes;
      for (let k = 0; k < classes; k++) {
        const here = held[at + k] as number;
        caught[by + k] = (caught[by + k] as number) + here;
        held[to + k] = (held[to + k] as number) + here;
      }
    }
    for (let k = 0; k < classes; k++) total[k] = (total[k] as number) + (unseen[k] as number);
  }

  function drawOdds(): void {
    for (let j = 0; j < t; j++) {
      for (let k = 0; k < classes; k++) {
        const yes = caught[j * classes + k] as number;
        odds[j * classes + k] = drawBetaOdds(generator, 1 + yes, 1 + (total[k] as number) - yes);
      }
    }
  }

  /** Breaks the stick; answers log ν of the last class. */
  function breakStick(): number {
    let behind = 0;
    for (let k = 0; k < classes; k++) behind += total[k] as number;
    let logRest = 0;
    for (let k = 0; k < classes - 1; k++) {
      behind -= total[k] as number;
      logLeft[k] = drawLogBetaRest(generator, 1 + (total[k] as number), alpha + behind);
      logRest += logLeft[k] as number;
    }
    return logRest;
  }

  function readShares(): void {
    let logRest = 0;
    for (let k = 0; k < classes - 1; k++) {
      share[k] = -Math.expm1(logLeft[k] as number) * Math.exp(logRest);
      logRest += logLeft[k] as number;
    }
    share[classes - 1] = Math.exp(logRest);
  }

  /** Everybody starts at random: capture chances and classes from the prior. */
  for (let j = 0; j < odds.length; j++) odds[j] = drawBetaOdds(generator, 1, 1);
  breakStick();
  readShares();
  weigh();

  return {
    sweep() {
      dealSeen();
      count();
      drawOdds();
      const logLast = breakStick();
      exchangeNeighbours(generator, labelled);
      readShares();
      exchangeTwo(generator, labelled);
      const none = weigh();
      hidden = drawNegativeBinomial(generator, { successes: table.n, failure: none, largest });
      unseen.fill(0);
      if (hidden > 0) deal(generator, hidden, { weights, into: unseen, at: 0, classes });
      alpha = drawGamma(generator, prior + classes - 1) / (prior - logLast);
      return hidden;
    },

    classesInUse() {
      let used = 0;
      for (let k = 0; k < classes; k++) if ((total[k] as number) > 0) used++;
      return used;
    },
  };
}
