import { estimateModel, type FitOutcome } from "../fit/estimate-model.ts";
import { closeDownwards } from "../model/terms.ts";
import type { Prepared } from "../table/prepared.ts";
import { StepwiseRun } from "./stepwise-run.ts";

/** The thresholds that stand beside each other in a report: the spread is the message. */
export const THRESHOLDS = [0, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1] as const;

export const DEFAULT_THRESHOLD = 0.02;

export type StepwiseChoice = {
  readonly threshold: number;
  /** Pairs in the order they came in, with their p-values. */
  readonly added: readonly { readonly pair: number; readonly p: number }[];
  readonly outcome: FitOutcome;
};

/** The model that forward choice reaches at one threshold, fitted. */
export function chooseStepwise(prepared: Prepared, threshold = DEFAULT_THRESHOLD): StepwiseChoice {
  const { table, t } = prepared;
  const { added, logPValues } = new StepwiseRun(t).run(table.counts, threshold);
  return {
    threshold,
    added: added.map((pair, at) => ({ pair, p: Math.exp(logPValues[at] ?? 0) })),
    outcome: estimateModel(prepared, closeDownwards(added, t)),
  };
}
