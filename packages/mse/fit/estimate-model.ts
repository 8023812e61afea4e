import type { ExistenceCode } from "../existence/existence.ts";
import { modelName } from "../model/model-name.ts";
import type { Terms } from "../model/terms.ts";
import { normalQuantile } from "../numeric/normal.ts";
import type { Prepared } from "../table/prepared.ts";

export type Interval = { readonly level: number; readonly low: number; readonly high: number };

export type Coefficient = { readonly term: number; readonly estimate: number; readonly error: number };

/** A fitted model. `hidden` people are on no list; `total` = observed + hidden. */
export type ModelFit = {
  readonly model: string;
  readonly terms: Terms;
  /** Terms whose coefficient is minus infinity: nobody is on all their lists. */
  readonly minusInfinity: readonly number[];
  readonly coefficients: readonly Coefficient[];
  readonly hidden: number;
  readonly total: number;
  /** Standard error of the log of the hidden number, and of the total (Poisson form). */
  readonly logError: number;
  readonly totalError: number;
  /** Normal on the log of the hidden number; ignores that the model was chosen. */
  readonly wald: readonly Interval[];
  readonly deviance: number;
  readonly pearson: number;
  readonly degreesOfFreedom: number;
  readonly cells: number;
  readonly logLikelihood: number;
  readonly aic: number;
  /** Penalties count all terms, also those at minus infinity; the `Kept` ones leave these out. */
  readonly bic: number;
  readonly aicKept: number;
  readonly bicKept: number;
  /** With the log of the number of fitted cells instead of people, as some programs print it. */
  readonly bicByCells: number;
  readonly steps: number;
};

export type FitOutcome =
  | { readonly ok: true; readonly fit: ModelFit }
  | { readonly ok: false; readonly model: string; readonly existence: ExistenceCode; readonly reason: NoFit };

/** Why a model gives no number. */
export type NoFit = "no-estimate" | "not-identifiable" | "neither" | "not-converged";

const reasons = ["not-converged", "no-estimate", "not-identifiable", "neither"] as const;

/** Fits one model after looking whether its estimate exists and is unique; never a number when not. */
export function estimateModel(prepared: Prepared, terms: Terms): FitOutcome {
  const model = modelName(terms, prepared.t);
  const existence = prepared.existence.codeOf(terms);
  if (existence !== 0 || !prepared.fitter.fit(terms)) {
    return { ok: false, model, existence, reason: reasons[existence] };
  }
  return { ok: true, fit: describe(prepared, terms, model) };
}

function describe(prepared: Prepared, terms: Terms, model: string): ModelFit {
  const { fitter, table, margins } = prepared;
  const variances = fitter.variances();
  const coefficients = [...fitter.terms.subarray(0, fitter.kept)].map((term, at) => ({
    term,
    estimate: fitter.coefficients[term] ?? Number.NaN,
    error: Math.sqrt(variances[at] ?? Number.NaN),
  }));
  const variance = variances[fitter.kept - 1] ?? Number.NaN;
  const hidden = Math.exp(fitter.coefficients[0] ?? Number.NaN);
  const logError = Math.sqrt(variance);
  const { deviance, pearson, cells, logLikelihood } = fitOf(prepared);
  const [all, kept] = [terms.length, fitter.kept];
  return {
    model,
    terms,
    minusInfinity: terms.filter((term) => margins[term] === 0),
    coefficients: coefficients.sort((one, other) => terms.indexOf(one.term) - terms.indexOf(other.term)),
    hidden,
    total: table.n + hidden,
    logError,
    totalError: Math.sqrt(hidden + hidden * hidden * variance),
    wald: [0.95, 0.8].map((level) => waldInterval(table.n, { hidden, logError, level })),
    deviance,
    pearson,
    degreesOfFreedom: cells - kept,
    cells,
    logLikelihood,
    aic: 2 * all - 2 * logLikelihood,
    bic: all * Math.log(table.n) - 2 * logLikelihood,
    aicKept: 2 * kept - 2 * logLikelihood,
    bicKept: kept * Math.log(table.n) - 2 * logLikelihood,
    bicByCells: all * Math.log(cells) - 2 * logLikelihood,
    steps: fitter.steps,
  };
}

function waldInterval(
  n: number,
  { hidden, logError, level }: { hidden: number; logError: number; level: number },
): Interval {
  const width = Math.exp(normalQuantile((1 + level) / 2) * logError);
  return { level, low: n + hidden / width, high: n + hidden * width };
}

function fitOf({ fitter, table, logFactorials }: Prepared) {
  const means = new Float64Array(fitter.size);
  fitter.fittedInto(means);
  let [deviance, pearson, cells, logLikelihood] = [0, 0, 0, -logFactorials];
  for (let cell = 1; cell < fitter.size; cell++) {
    if (fitter.dropped[cell] === 1) continue;
    const count = table.counts[cell] ?? 0;
    const mean = means[cell] ?? Number.NaN;
    cells += 1;
    deviance += 2 * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean));
    pearson += (count - mean) ** 2 / mean;
    logLikelihood += (count > 0 ? count * Math.log(mean) : 0) - mean;
  }
  return { deviance, pearson, cells, logLikelihood };
}
