import type { ExistenceCode, NoFit, Warning } from "@palermo/mse";

/** How a total is estimated. */
export const METHODS = [
  "main",
  "pairs",
  "model",
  "stepwise",
  "bic",
  "downhill",
  "dga",
  "lcmcr",
  "threshold",
  "chao",
] as const;
export type Method = (typeof METHODS)[number];

/**
 * Limits of a total. `high` is null when there is none. With replicates their number and seed; `byTop` for models ranked by
 * BIC: the limits when only so many of the best were allowed (1 ignores the choice); `fromLinkage` for tables drawn from an
 * uncertain linkage: the share of the variance of the log hidden number that comes from it.
 */
export type AnswerInterval = {
  readonly level: number;
  readonly low: number;
  readonly high: number | null;
  readonly method: "bca" | "wald" | "chao" | "posterior" | "draws-percentile" | "draws-normal";
  /** The same at 80 %. */
  readonly inner?: { readonly level: number; readonly low: number; readonly high: number | null };
  readonly replicates?: number;
  readonly seed?: number;
  readonly byTop?: readonly { readonly top: number; readonly low: number; readonly high: number }[];
  readonly draws?: number;
  readonly fromLinkage?: number;
  readonly lowestDraw?: number;
  readonly highestDraw?: number;
};

/** Why there is no number. */
export type Reason = {
  readonly code: NoFit | "not-feasible";
  readonly model?: string;
};

/** One estimate of one table, as the command prints it and the product keeps it. Totals count the observed too. */
export type EstimateAnswer = {
  readonly observed: number;
  readonly lists: readonly string[];
  readonly estimate: number | null;
  readonly hidden: number | null;
  readonly model: string | null;
  readonly existence: ExistenceCode | null;
  readonly interval: AnswerInterval | null;
  readonly bic: number | null;
  readonly aic: number | null;
  readonly deviance: number | null;
  readonly minusInfinity: readonly string[];
  readonly failedReplicates: number;
  readonly warnings: readonly Warning[];
  readonly seconds: number;
  /** Only without an estimate. */
  readonly reason?: Reason;
};

export type EstimateOptions = {
  readonly method?: Method;
  readonly threshold?: number;
  readonly maxOrder?: number;
  /** Terms of the model under "model". */
  readonly terms?: readonly number[];
  /** Replicates of the bootstrap; 0 for none. */
  readonly replicates?: number;
  readonly seed?: number;
};

/** Chosen when nothing is asked: forward choice from six lists on, all models by BIC below, independence for two. */
export function defaultMethod(lists: number): Method {
  return lists >= 6 ? "stepwise" : lists >= 3 ? "bic" : "main";
}

/** A choice needs replicates, or its limits ignore that it was made. Downhill walks over many lists are too slow for them. */
export function defaultReplicates(method: Method, lists: number): number {
  if (method === "downhill") return lists <= 6 ? 1000 : lists <= 8 ? 200 : 0;
  return method === "stepwise" || method === "bic" ? 1000 : 0;
}
