import { quantileOf } from "../bootstrap/quantile.ts";
import { normalQuantile } from "../numeric/normal.ts";

/** The estimate on one table drawn from an uncertain linkage, with replicates of its bootstrap or, without, its own error. */
export type DrawEstimate = {
  readonly observed: number;
  readonly total: number;
  /** Totals of replicates on this draw; empty when none were made. */
  readonly replicates: Float64Array;
  /** Standard error of the log of the hidden number, for draws without replicates. */
  readonly logError: number;
};

/** Estimates over draws put together (multiple imputation, Rubin 1987). */
export type Pooled = {
  /** Median over the draws. */
  readonly observed: number;
  readonly total: number;
  /** Share of the variance of the log hidden number that comes from the draws: from linkage. */
  readonly fromLinkage: number;
  readonly lowest: number;
  readonly highest: number;
  readonly method: "draws-percentile" | "draws-normal";
  /** The limit at a level, e.g. 0.025. */
  readonly limit: (level: number) => number;
};

/** Smallest hidden number whose log is taken. */
const LEAST = 1e-6;

/** `draws`: at least one. With replicates in every draw the limits are quantiles of all of them, else normal on the log scale. */
export function poolDraws(draws: readonly DrawEstimate[]): Pooled {
  const logs = draws.map(({ total, observed }) => Math.log(Math.max(total - observed, LEAST)));
  const centre = mean(logs);
  const between = draws.length < 2 ? 0 : variance(logs) * (1 + 1 / draws.length);
  const within = mean(draws.map(withinVariance));
  const observed = medianOf(draws.map((draw) => draw.observed));
  const totals = draws.map(({ total }) => total);
  const shared = {
    observed,
    total: medianOf(totals),
    fromLinkage: between === 0 ? 0 : between / (between + within),
    lowest: Math.min(...totals),
    highest: Math.max(...totals),
  };
  if (draws.every(({ replicates }) => finite(replicates).length > 0)) {
    const sorted = Float64Array.from(draws.flatMap(({ replicates }) => [...finite(replicates)])).sort();
    return { ...shared, method: "draws-percentile", limit: (level) => quantileOf(sorted, level) };
  }
  const error = Math.sqrt(between + within);
  const limit = (level: number) => observed + Math.exp(centre + normalQuantile(level) * error);
  return { ...shared, method: "draws-normal", limit };
}

function withinVariance({ replicates, observed, logError }: DrawEstimate): number {
  const found = finite(replicates);
  if (found.length < 2) return logError * logError;
  return variance([...found].map((total) => Math.log(Math.max(total - observed, LEAST))));
}

function finite(totals: Float64Array): Float64Array {
  return totals.filter(Number.isFinite);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

function medianOf(values: readonly number[]): number {
  return quantileOf(
    [...values].sort((one, other) => one - other),
    0.5,
  );
}
