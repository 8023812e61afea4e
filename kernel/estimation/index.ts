export {
  type AnswerInterval,
  defaultMethod,
  defaultReplicates,
  type EstimateAnswer,
  type EstimateOptions,
  METHODS,
  type Method,
  type Reason,
} from "./answer.ts";
export { type BayesAnswer, posteriorAnswer } from "./bayes-answer.ts";
export { estimateDraws } from "./estimate-draws.ts";
export { type Estimated, estimateTable } from "./estimate-table.ts";
export { runGraphs, runLatentClasses, runThresholding } from "./run-bayes.ts";
export { runBootstrap } from "./run-bootstrap.ts";
export { runSearch } from "./run-search.ts";
export type { Running } from "./work.ts";
