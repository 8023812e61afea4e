import {
  bootstrapWarnings,
  type Chosen,
  chaoBound,
  chaoWarning,
  chooseModel,
  countModels,
  defaultOrder,
  type HistoryTable,
  type ModelFit,
  mainTerms,
  type Prepared,
  prepare,
  type SearchResult,
  type SelectedSummary,
  summariseReplicates,
  tableWarnings,
  termLabel,
  type Warning,
} from "@palermo/mse";
import {
  type AnswerInterval,
  defaultMethod,
  defaultReplicates,
  type EstimateAnswer,
  type EstimateOptions,
} from "./answer.ts";
import { bayesAnswer } from "./bayes-answer.ts";
import { runBootstrap } from "./run-bootstrap.ts";
import { runSearch } from "./run-search.ts";
import type { Running } from "./work.ts";

/** An estimate, and the replicates behind its limits for a caller who pools several (empty without a bootstrap). */
export type Estimated = {
  readonly answer: EstimateAnswer;
  readonly replicates: Float64Array;
  readonly logError: number;
};

/**
 * One table, one method: the total with its interval and what speaks against it. Long parts run on worker threads. Rejects with
 * the signal's reason when it is cancelled. A full search made before may be handed in.
 */
export async function estimateTable(
  table: HistoryTable,
  options: EstimateOptions & Running & { readonly search?: SearchResult },
): Promise<Estimated> {
  const started = performance.now();
  const prepared = prepare(table);
  const method = options.method ?? defaultMethod(prepared.t);
  const base = {
    observed: table.n,
    lists: table.lists,
    failedReplicates: 0,
    minusInfinity: [],
    warnings: tableWarnings(prepared),
  };
  const ended = <T extends object>(rest: T) => ({ ...base, ...rest, seconds: seconds(started) });
  if (method === "chao") {
    return { answer: ended(chaoAnswer(prepared)), replicates: new Float64Array(), logError: Number.NaN };
  }
  if (method === "dga" || method === "lcmcr" || method === "threshold") {
    const found = await bayesAnswer(table, { ...options, method });
    const low = found.estimate === null ? [] : chaoWarning(found.estimate, chaoBound(table));
    const warnings = [...base.warnings, ...low, ...found.warnings];
    const answer = ended({ ...nothing, ...found, warnings });
    return { answer, replicates: new Float64Array(), logError: Number.NaN };
  }
  if (method === "bic" && !searchable(prepared.t, options.maxOrder)) {
    const warnings = [...base.warnings, { code: "full-search-not-feasible" as const, value: prepared.t }];
    const rest = { existence: null, model: null, warnings, reason: { code: "not-feasible" as const } };
    return { answer: ended({ ...nothing, ...rest }), replicates: new Float64Array(), logError: Number.NaN };
  }
  const chosen = await choose(prepared, { ...options, method });
  if (!chosen.outcome.ok) {
    const { existence, model, reason } = chosen.outcome;
    const rest = { existence, model, reason: { code: reason, model } };
    return { answer: ended({ ...nothing, ...rest }), replicates: new Float64Array(), logError: Number.NaN };
  }
  const { fit } = chosen.outcome;
  const replicates = options.replicates ?? defaultReplicates(method, prepared.t);
  const limits = await findLimits(table, { ...options, chosen, fit, replicates });
  const warnings = [
    ...base.warnings,
    ...chaoWarning(fit.total, chaoBound(table)),
    ...limits.warnings,
    ...valleys(chosen),
  ];
  const answer = ended({
    estimate: fit.total,
    hidden: fit.hidden,
    model: fit.model,
    existence: 0 as const,
    interval: limits.interval,
    bic: fit.bic,
    aic: fit.aic,
    deviance: fit.deviance,
    minusInfinity: fit.minusInfinity.map((term) => termLabel(term, table.lists)),
    failedReplicates: limits.failed,
    warnings,
  });
  return { answer, replicates: limits.totals, logError: fit.logError };
}

const nothing = { estimate: null, hidden: null, interval: null, bic: null, aic: null, deviance: null };

/** Whether all models to this order can be fitted. */
function searchable(lists: number, maxOrder = defaultOrder(lists)): boolean {
  return Number.isFinite(countModels(lists, maxOrder));
}

function seconds(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}

type Asked = EstimateOptions &
  Running & { readonly method: NonNullable<EstimateOptions["method"]>; readonly search?: SearchResult };

async function choose(prepared: Prepared, options: Asked): Promise<Chosen> {
  const { method, threshold, maxOrder, terms, seed = 1 } = options;
  switch (method) {
    case "stepwise":
      return chooseModel(prepared, { method, ...(threshold === undefined ? {} : { threshold }) });
    case "bic": {
      const order = maxOrder ?? defaultOrder(prepared.t);
      return chooseModel(prepared, {
        method,
        search: options.search ?? (await runSearch(prepared.table, { ...options, maxOrder: order })),
      });
    }
    case "downhill":
      return chooseModel(prepared, { method, seed, ...(maxOrder === undefined ? {} : { maxOrder }) });
    case "model":
      return chooseModel(prepared, { method, terms: terms ?? mainTerms(prepared.t) });
    case "pairs":
      return chooseModel(prepared, { method });
    default:
      return chooseModel(prepared, { method: "main" });
  }
}

function chaoAnswer({ table }: Prepared) {
  const chao = chaoBound(table);
  const { interval } = chao;
  return {
    ...nothing,
    estimate: chao.total,
    hidden: chao.total - table.n,
    model: null,
    existence: null,
    interval: interval === null ? null : { ...interval, method: "chao" as const },
    warnings: [{ code: "lower-bound" as const }],
  };
}

type Limits = {
  /** Null when the replicates give no limits. */
  readonly interval: AnswerInterval | null;
  readonly totals: Float64Array;
  readonly failed: number;
  readonly warnings: readonly Warning[];
};

async function findLimits(
  table: HistoryTable,
  asked: EstimateOptions & Running & { chosen: Chosen; fit: ModelFit; replicates: number },
): Promise<Limits> {
  const { chosen, fit, replicates, seed = 1 } = asked;
  const { selection } = chosen;
  if (replicates === 0) {
    const warnings: Warning[] = selection.kind === "model" ? [] : [{ code: "choice-not-in-interval" }];
    return { interval: waldLimits(fit), totals: new Float64Array(), failed: 0, warnings };
  }
  const totals = await runBootstrap(table, { ...asked, selection, seed });
  const summaries = summariseReplicates(table, { selection, estimate: fit.total, totals });
  const last = summaries.at(-1);
  if (last === undefined) throw new Error("a bootstrap without a summary");
  const { summary } = last;
  const width = summaries.length;
  const limits = bcaLimits(summaries, last);
  return {
    interval: Number.isNaN(limits.low) ? null : { ...limits, replicates, seed },
    totals: totals.filter((_, at) => at % width === width - 1),
    failed: summary.failed,
    warnings: bootstrapWarnings(summary),
  };
}

function bcaLimits(all: readonly SelectedSummary[], { summary, top }: SelectedSummary): AnswerInterval {
  const pair = ({ limit }: typeof summary, level: number) => ({
    low: limit((1 - level) / 2),
    high: limit((1 + level) / 2),
  });
  const byTop = all.map((one) => ({ top: one.top ?? 0, ...pair(one.summary, 0.95) }));
  return {
    level: 0.95,
    ...pair(summary, 0.95),
    method: "bca",
    inner: { level: 0.8, ...pair(summary, 0.8) },
    ...(top === null ? {} : { byTop }),
  };
}

function waldLimits({ wald }: ModelFit): AnswerInterval {
  const [outer, inner] = wald;
  if (outer === undefined || inner === undefined) throw new Error("a fit without its interval");
  return { ...outer, method: "wald", inner };
}

/** Several starts that end in different models. */
function valleys({ downhill }: Chosen): Warning[] {
  const names = new Set((downhill?.ends ?? []).flatMap(({ end }) => (end.ok ? [end.fit.model] : [])));
  return names.size > 1 ? [{ code: "several-valleys", value: names.size }] : [];
}
