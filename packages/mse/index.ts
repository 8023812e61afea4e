export {
  averageGraphs,
  type Convergence,
  convergence,
  type DrawSummary,
  type GraphAverage,
  type GraphOptions,
  joinLatentChains,
  type LatentChainDraws,
  type LatentEstimate,
  type LatentOptions,
  type LatentSettings,
  latentChainSteps,
  MOST_GRAPH_LISTS,
  sampleLatentClasses,
  type ThresholdEstimate,
  type ThresholdOptions,
  type ThresholdOutcome,
  thresholdPairs,
} from "./bayes/index.ts";
export { type BcaFlag, type BcaSummary, bcaSummary } from "./bootstrap/bca.ts";
export { type SelectedSummary, summariseReplicates } from "./bootstrap/interval.ts";
export { quantileOf } from "./bootstrap/quantile.ts";
export { bootstrapTotals, type Jackknife, jackknifeTotals } from "./bootstrap/replicates.ts";
export { type Estimator, estimatorOf, type Selection } from "./bootstrap/selection.ts";
export { checkTable, feasibleOrder, type TableCheck } from "./check/check-table.ts";
export { bootstrapWarnings, chaoWarning, spreadWarning } from "./check/estimate-warnings.ts";
export { LINKAGE_SHARES, type LinkageError, linkageErrors } from "./check/linkage-error.ts";
export { type Residual, residualsOf } from "./check/residuals.ts";
export type { Changed } from "./check/sensitivity.ts";
export { tableWarnings, type Warning, type WarningCode } from "./check/table-warnings.ts";
export { type DrawEstimate, type Pooled, poolDraws } from "./draws/pool-draws.ts";
export type { ExistenceCode } from "./existence/existence.ts";
export {
  type Coefficient,
  estimateModel,
  type FitOutcome,
  type Interval,
  type ModelFit,
  type NoFit,
} from "./fit/estimate-model.ts";
export { multinomialProfile, type ProfileInterval, poissonProfile } from "./interval/profile.ts";
export { type Choice, type Chosen, chooseModel } from "./method/choose-model.ts";
export { modelName, parseModel, termLabel, termName } from "./model/model-name.ts";
export { closeDownwards, mainTerms, pairsOf, type Terms, termsUpTo } from "./model/terms.ts";
export { chiSquareQuantile } from "./numeric/chi-square.ts";
export { logGamma } from "./numeric/log-gamma.ts";
export { normalCdf, normalQuantile } from "./numeric/normal.ts";
export { Generator } from "./random/generator.ts";
export { defaultTop, TOPS } from "./search/bic-run.ts";
export type { DownhillChoice } from "./search/choose-downhill.ts";
export { countModels, defaultOrder, MOST_MODELS } from "./search/model-tree.ts";
export { type BicRange, type RankedModel, type Ranking, rankModels } from "./search/ranking.ts";
export { joinParts, type SearchOptions, type SearchResult, searchModels } from "./search/search-models.ts";
export { type Chao, chaoBound } from "./simple/chao.ts";
export { type PairEstimate, pairEstimates } from "./simple/pair-estimates.ts";
export {
  chooseStepwise,
  DEFAULT_THRESHOLD,
  type StepwiseChoice,
  THRESHOLDS,
} from "./stepwise/choose-stepwise.ts";
export { withMergedLists, withoutList } from "./table/change-lists.ts";
export { type HistoryTable, historyTable, MOST_LISTS, type TableOutcome } from "./table/history-table.ts";
export { joinLists, type ListFile, tableText } from "./table/join-lists.ts";
export { type Prepared, prepare } from "./table/prepared.ts";
export { type Reading, readHistories } from "./table/read-histories.ts";
export { type TableTrouble, type TableTroubleCode, troubleText } from "./table/table-trouble.ts";
export { sizeOf } from "./table/up-sets.ts";
