import {
  closeDownwards,
  type GraphAverage,
  type HistoryTable,
  type LatentEstimate,
  MOST_GRAPH_LISTS,
  modelName,
  type ThresholdOutcome,
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
    case "dga":
      return posteriorAnswer.graphs(table, await runGraphs(table, options)).answer;
    case "lcmcr":
      return posteriorAnswer.latent(table, await runLatentClasses(table, { ...options, seed })).answer;
    case "threshold": {
      const { threshold: _p, maxOrder, ...running } = options;
      const order = maxOrder !== undefined && maxOrder >= 3 ? 3 : 2;
      return posteriorAnswer.threshold(
        table,
        await runThresholding(table, { ...running, seed, maxOrder: order }),
      ).answer;
    }
    default:
      return method satisfies never;
  }
}

type Answered = { readonly method: BayesMethod; readonly answer: BayesAnswer };

/** What was drawn or averaged, as an answer with its warnings. */
export const posteriorAnswer = {
  graphs(table: HistoryTable, found: GraphAverage): Answered {
    const warnings = found.dependsOnBound ? [atBound(found.massAtEdge)] : [];
    return { method: "dga", answer: { ...none, ...posterior(table, found), warnings } };
  },

  latent(table: HistoryTable, found: LatentEstimate): Answered {
    const bound = found.dependsOnBound ? [atBound(found.shareNearBound)] : [];
    const warnings = [...bound, ...disagreement(found.convergence.splitRhat)];
    return { method: "lcmcr", answer: { ...none, ...posterior(table, found), warnings } };
  },

  threshold(table: HistoryTable, found: ThresholdOutcome): Answered {
    if (!found.ok) {
      const { existence, reason: code } = found;
      return { method: "threshold", answer: { ...none, existence, warnings: [], reason: { code } } };
    }
    const kept = closeDownwards(
      [...found.pairs, ...found.triples, ...found.minusInfinity],
      table.lists.length,
    );
    const answer: BayesAnswer = {
      ...none,
      ...posterior(table, found),
      existence: 0,
      model: modelName(kept, table.lists.length),
      minusInfinity: found.minusInfinity.map((term) => termLabel(term, table.lists)),
      warnings: disagreement(found.convergence.splitRhat),
    };
    return { method: "threshold", answer };
  },
};

function atBound(value: number): Warning {
  return { code: "depends-on-bound", value };
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
