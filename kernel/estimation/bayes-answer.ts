import {
  closeDownwards,
  type HistoryTable,
  MOST_GRAPH_LISTS,
  modelName,
  termLabel,
  type Warning,
} from "@palermo/mse";
import type { AnswerInterval, EstimateAnswer, EstimateOptions } from "./answer.ts";
import { runGraphs, runLatentClasses, runThresholding } from "./run-bayes.ts";
import type { Running } from "./work.ts";

/** What a Bayesian method adds to an answer. */
export type BayesAnswer = Pick<
  EstimateAnswer,
  "estimate" | "hidden" | "model" | "existence" | "interval" | "minusInfinity" | "warnings" | "reason"
>;

export type BayesMethod = "dga" | "lcmcr" | "threshold";

/** Chains of a split R-hat above this disagree. */
const AGREE = 1.05;

const none = {
  estimate: null,
  hidden: null,
  model: null,
  existence: null,
  interval: null,
  minusInfinity: [],
};

/**
 * The median of the posterior with its limits, on threads: averaging over graphs (3 to 6 lists), latent classes, or
 * thresholding with normal priors.
 */
export async function bayesAnswer(
  table: HistoryTable,
  options: EstimateOptions & Running & { method: BayesMethod },
): Promise<BayesAnswer> {
  const { method, seed = 1 } = options;
  const lists = table.lists.length;
  if (lists < 3 || (method === "dga" && lists > MOST_GRAPH_LISTS)) {
    return { ...none, warnings: [], reason: { code: "not-feasible" } };
  }
  switch (method) {
    case "dga": {
      const found = await runGraphs(table, options);
      const warnings: Warning[] = found.dependsOnBound
        ? [{ code: "depends-on-bound", value: found.massAtEdge }]
        : [];
      return { ...none, ...posterior(table, found), warnings };
    }
    case "lcmcr": {
      const found = await runLatentClasses(table, { ...options, seed });
      const warnings: Warning[] = [
        ...(found.dependsOnBound ? [{ code: "depends-on-bound" as const, value: found.shareNearBound }] : []),
        ...disagreement(found.convergence.splitRhat),
      ];
      return { ...none, ...posterior(table, found), warnings };
    }
    case "threshold": {
      const { threshold: _p, maxOrder, ...running } = options;
      const order = maxOrder !== undefined && maxOrder >= 3 ? 3 : 2;
      const found = await runThresholding(table, { ...running, seed, maxOrder: order });
      if (!found.ok) {
        const { existence, reason: code } = found;
        return { ...none, existence, warnings: [], reason: { code } };
      }
      return {
        ...none,
        ...posterior(table, found),
        existence: 0,
        model: modelName(closeDownwards([...found.pairs, ...found.triples], lists), lists),
        minusInfinity: found.minusInfinity.map((term) => termLabel(term, table.lists)),
        warnings: disagreement(found.convergence.splitRhat),
      };
    }
    default:
      return method satisfies never;
  }
}

type Posterior = {
  readonly median: number;
  readonly interval95: readonly [number, number];
  readonly interval80: readonly [number, number];
};

function posterior({ n }: HistoryTable, { median, interval95, interval80 }: Posterior) {
  const interval: AnswerInterval = {
    level: 0.95,
    low: interval95[0],
    high: interval95[1],
    method: "posterior",
    inner: { level: 0.8, low: interval80[0], high: interval80[1] },
  };
  return { estimate: median, hidden: median - n, interval };
}

function disagreement(splitRhat: number): Warning[] {
  return splitRhat > AGREE ? [{ code: "chains-differ", value: splitRhat }] : [];
}
