import type { ModelFit } from "../fit/estimate-model.ts";
import type { Prepared } from "../table/prepared.ts";

/** One history: people seen and fitted, and Pearson's residual (seen - fitted) / √fitted; 0 where the model rules it out. */
export type Residual = {
  readonly history: number;
  readonly seen: number;
  readonly fitted: number;
  readonly residual: number;
};

/** Residuals of a fit by history, largest first. */
export function residualsOf(prepared: Prepared, fit: ModelFit): Residual[] {
  const { fitter, table } = prepared;
  if (!fitter.fit(fit.terms)) return [];
  const means = new Float64Array(fitter.size);
  fitter.fittedInto(means);
  const all: Residual[] = [];
  for (let history = 1; history < fitter.size; history++) {
    const [seen, fitted] = [table.counts[history] ?? 0, means[history] ?? 0];
    all.push({ history, seen, fitted, residual: fitted > 0 ? (seen - fitted) / Math.sqrt(fitted) : 0 });
  }
  return all.sort((one, other) => Math.abs(other.residual) - Math.abs(one.residual));
}
