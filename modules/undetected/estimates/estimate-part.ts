import {
  averageGraphs,
  type Choice,
  chaoBound,
  chooseModel,
  type FitOutcome,
  type HistoryTable,
  type Prepared,
  prepare,
  type Selection,
  sampleLatentClasses,
  tableWarnings,
  termLabel,
  thresholdPairs,
  type Warning,
} from "@palermo/mse";
import type { Interval, Method, Options, Result } from "../undetected.ts";
import { densityOf, sketch } from "./density.ts";

/** What a method says before any replicate, and what a bootstrap would have to repeat. */
export type Said = {
  readonly result: Base;
  readonly selection: Selection | null;
};

type Base = Omit<Result, "seconds">;

const nothing: Omit<Base, "observed" | "warnings"> = {
  hidden: null,
  estimate: null,
  reason: null,
  intervals: [],
  model: null,
  existence: null,
  minusInfinity: [],
  failedReplicates: null,
  bound: false,
  density: null,
};

/** Estimates one part by one method; numerics alone, for a thread of its own. */
export function estimatePart(table: HistoryTable, method: Method, options: Options): Said {
  const prepared = prepare(table);
  const warnings = tableWarnings(prepared).map(plain);
  const base = { ...nothing, observed: table.n, warnings };
  switch (method) {
    case "chao":
      return { selection: null, result: { ...base, ...chaoSays(table) } };
    case "main":
    case "stepwise":
    case "bic":
    case "downhill":
      return byModel(prepared, base, { method, options });
    case "dga":
    case "lcmcr":
    case "threshold":
      return { selection: null, result: { ...base, ...bayesSays(table, method, options) } };
    default:
      return method satisfies never;
  }
}

function plain({ code, value }: Warning): Result["warnings"][number] {
  return { code, value: value ?? null };
}

function chaoSays(table: HistoryTable): Partial<Base> {
  const { total, interval } = chaoBound(table);
  const intervals: Interval[] = interval === null ? [] : [{ ...interval, how: "log-normal" }];
  return { bound: true, estimate: total, hidden: total - table.n, intervals };
}

type ByModel = { readonly method: "main" | "stepwise" | "bic" | "downhill"; readonly options: Options };

function byModel(prepared: Prepared, base: Base, { method, options }: ByModel): Said {
  const { outcome, selection } = chooseModel(prepared, choiceOf(method, options));
  return {
    selection: outcome.ok ? selection : null,
    result: { ...base, ...fitSays(outcome, prepared.table.lists) },
  };
}

function choiceOf(method: ByModel["method"], { threshold, maxOrder, seed }: Options): Choice {
  const order = maxOrder === undefined ? {} : { maxOrder };
  if (method === "stepwise") return { method, threshold };
  if (method === "bic") return { method, ...order };
  if (method === "downhill") return { method, seed, ...order };
  return { method };
}

function fitSays(outcome: FitOutcome, lists: readonly string[]): Partial<Base> {
  if (!outcome.ok) return { model: outcome.model, existence: outcome.existence, reason: outcome.reason };
  const { fit } = outcome;
  return {
    model: fit.model,
    existence: 0,
    estimate: fit.total,
    hidden: fit.hidden,
    minusInfinity: fit.minusInfinity.map((term) => termLabel(term, lists)),
    intervals: fit.wald.map(({ level, low, high }) => ({ level, low, high, how: "wald" })),
  };
}

function bayesSays(
  table: HistoryTable,
  method: "dga" | "lcmcr" | "threshold",
  { seed }: Options,
): Partial<Base> {
  if (table.lists.length < 3) return { reason: "three-lists" };
  if (method === "dga") {
    if (table.lists.length > 6) return { reason: "six-lists" };
    const average = averageGraphs(table);
    return {
      ...posterior(table.n, average.median, [average.interval95, average.interval80]),
      density: densityOf(average.hidden, average.probability, table.n),
      ...(average.dependsOnBound
        ? { warnings: [{ code: "depends-on-bound", value: average.massAtEdge }] }
        : {}),
    };
  }
  if (method === "lcmcr") {
    const latent = sampleLatentClasses(table, { seed });
    const draws = latent.chains.flatMap(({ population }) => [...population]);
    const warnings = [
      ...(latent.convergence.splitRhat > 1.05
        ? [{ code: "chains-differ", value: latent.convergence.splitRhat }]
        : []),
      ...(latent.dependsOnBound ? [{ code: "depends-on-bound", value: latent.shareNearBound }] : []),
    ];
    return {
      ...posterior(table.n, latent.median, [latent.interval95, latent.interval80]),
      density: sketch(draws),
      ...(warnings.length > 0 ? { warnings } : {}),
    };
  }
  const outcome = thresholdPairs(table, { seed });
  if (!outcome.ok) return { existence: outcome.existence, reason: outcome.reason };
  return {
    ...posterior(table.n, outcome.median, [outcome.interval95, outcome.interval80]),
    model: outcome.pairs.map((pair) => termLabel(pair, table.lists)).join(", "),
    minusInfinity: outcome.minusInfinity.map((term) => termLabel(term, table.lists)),
    density: sketch(outcome.chains.flatMap((chain) => [...chain])),
  };
}

function posterior(
  observed: number,
  median: number,
  [most, many]: readonly [readonly [number, number], readonly [number, number]],
): Partial<Base> {
  return {
    estimate: median,
    hidden: median - observed,
    intervals: [
      { level: 0.95, low: most[0], high: most[1], how: "posterior" },
      { level: 0.8, low: many[0], high: many[1], how: "posterior" },
    ],
  };
}
