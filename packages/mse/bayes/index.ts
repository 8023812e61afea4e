export { type Convergence, convergence } from "./convergence.ts";
export type { DrawSummary } from "./draws.ts";
export { averageGraphs, type GraphAverage, type GraphOptions } from "./graph/average-graphs.ts";
export { MOST_GRAPH_LISTS } from "./graph/decomposable.ts";
export type { LatentOptions, LatentSettings } from "./latent/latent-options.ts";
export {
  joinLatentChains,
  type LatentChainDraws,
  type LatentEstimate,
  latentChainSteps,
  sampleLatentClasses,
} from "./latent/sample-latent-classes.ts";
export {
  type ThresholdEstimate,
  type ThresholdOptions,
  type ThresholdOutcome,
  thresholdPairs,
} from "./threshold/threshold-pairs.ts";
