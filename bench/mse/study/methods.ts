import {
  averageGraphs,
  bootstrapTotals,
  type Chosen,
  chaoBound,
  chooseModel,
  estimatorOf,
  type HistoryTable,
  prepare,
  sampleLatentClasses,
  summariseReplicates,
  thresholdPairs,
} from "@palermo/mse";

export type Limits = { readonly low: number; readonly high: number };
export type Estimate = { readonly total: number; readonly outer: Limits; readonly inner: Limits | null };

export type StudyMethod =
  | "main"
  | "stepwise-wald"
  | "stepwise-bca"
  | "bic-one"
  | "bic-bca"
  | "chao"
  | "dga"
  | "lcmcr"
  | "threshold";

export const studyMethods: Readonly<Record<StudyMethod, string>> = {
  main: "Independent lists, normal limits",
  "stepwise-wald": "Forward choice, limits that ignore the choice",
  "stepwise-bca": "Forward choice, bootstrap with the choice inside",
  "bic-one": "Best by BIC, bootstrap of that model only",
  "bic-bca": "Best by BIC, bootstrap with the choice inside",
  chao: "Lower bound (Chao)",
  dga: "Average over graphs",
  lcmcr: "Latent classes",
  threshold: "Bayesian thresholding",
};

export type Effort = { readonly replicates: number; readonly sweeps: number; readonly draws: number };

/** Every method on one table; null where it has no estimate or no limits. */
export function estimateAll(
  table: HistoryTable,
  effort: Effort,
  seed: number,
): Readonly<Record<StudyMethod, Estimate | null>> {
  const prepared = prepare(table);
  const stepwise = chooseModel(prepared, { method: "stepwise" });
  const bic = chooseModel(prepared, { method: "bic" });
  const byBic = bootstrapped(table, bic, effort, seed);
  const chao = chaoBound(table);
  return {
    main: normal(chooseModel(prepared, { method: "main" })),
    "stepwise-wald": normal(stepwise),
    "stepwise-bca": bootstrapped(table, stepwise, effort, seed).at(-1) ?? null,
    "bic-one": byBic[0] ?? null,
    "bic-bca": byBic.at(-1) ?? null,
    chao: chao.interval === null ? null : { total: chao.total, outer: chao.interval, inner: null },
    dga: posterior(averageGraphs(table, { points: 4000 })),
    lcmcr: posterior(
      sampleLatentClasses(table, {
        burnIn: Math.round(effort.sweeps / 4),
        kept: effort.sweeps,
        thinning: 1,
        chains: 2,
        seed,
      }),
    ),
    threshold: thresholded(table, effort, seed),
  };
}

function normal({ outcome }: Chosen): Estimate | null {
  if (!outcome.ok) return null;
  const [outer, inner] = outcome.fit.wald;
  return outer === undefined ? null : { total: outcome.fit.total, outer, inner: inner ?? null };
}

/** One estimate for each number of models allowed; BCa limits that are no numbers count as none. */
function bootstrapped(
  table: HistoryTable,
  { outcome, selection }: Chosen,
  { replicates }: Effort,
  seed: number,
): readonly (Estimate | null)[] {
  if (!outcome.ok) return [null];
  const estimator = estimatorOf(table.lists.length, selection);
  const totals = bootstrapTotals(table, estimator, { seed, from: 0, to: replicates });
  const { total } = outcome.fit;
  return summariseReplicates(table, { selection, estimate: total, totals }).map(({ summary: { limit } }) => {
    const outer = { low: limit(0.025), high: limit(0.975) };
    const inner = { low: limit(0.1), high: limit(0.9) };
    return Number.isFinite(outer.low + outer.high) ? { total, outer, inner } : null;
  });
}

type Posterior = {
  readonly median: number;
  readonly interval95: readonly [number, number];
  readonly interval80: readonly [number, number];
};

function posterior({ median, interval95, interval80 }: Posterior): Estimate {
  return {
    total: median,
    outer: { low: interval95[0], high: interval95[1] },
    inner: { low: interval80[0], high: interval80[1] },
  };
}

function thresholded(table: HistoryTable, { draws }: Effort, seed: number): Estimate | null {
  const found = thresholdPairs(table, { kept: draws, burnIn: 200, chains: 2, seed });
  return found.ok ? posterior(found) : null;
}
