import {
  type DrawEstimate,
  type HistoryTable,
  normalQuantile,
  type Pooled,
  poolDraws,
  type Warning,
} from "@palermo/mse";
import type { EstimateOptions } from "./answer.ts";
import { type AnswerInterval, defaultMethod, defaultReplicates, type EstimateAnswer } from "./answer.ts";
import { type Estimated, estimateTable } from "./estimate-table.ts";
import type { Running } from "./work.ts";

/** Fewest replicates of one draw. */
const LEAST_REPLICATES = 20;

/**
 * The same estimate on every table drawn from an uncertain linkage. The answer is their median; its interval holds what comes
 * from linkage and says how much. Draws without an estimate are left out and told of. Replicates are shared over the draws.
 */
export async function estimateDraws(
  tables: readonly HistoryTable[],
  options: EstimateOptions & Running,
): Promise<EstimateAnswer> {
  const started = performance.now();
  const [first] = tables;
  if (first === undefined) throw new RangeError("no draws");
  const method = options.method ?? defaultMethod(first.lists.length);
  const wanted = options.replicates ?? defaultReplicates(method, first.lists.length);
  const replicates = wanted === 0 ? 0 : Math.max(LEAST_REPLICATES, Math.ceil(wanted / tables.length));
  const found: Estimated[] = [];
  for (const [at, table] of tables.entries()) {
    const { onProgress, ...rest } = options;
    found.push(await estimateTable(table, { ...rest, method, replicates, seed: (options.seed ?? 1) + at }));
    onProgress?.(at + 1, tables.length);
  }
  return together(found, {
    seconds: Math.round(performance.now() - started) / 1000,
    seed: options.seed ?? 1,
  });
}

function together(
  found: readonly Estimated[],
  { seconds, seed }: { seconds: number; seed: number },
): EstimateAnswer {
  const usable = found.filter(({ answer }) => answer.estimate !== null);
  const first = (usable[0] ?? found[0])?.answer;
  if (first === undefined) throw new RangeError("no draws");
  const warnings = warningsOf(found, usable.length);
  if (usable.length === 0) return { ...first, warnings, seconds };
  const pooled = poolDraws(usable.map(drawOf));
  const models = usable.flatMap(({ answer }) => (answer.model === null ? [] : [answer.model]));
  return {
    ...first,
    observed: pooled.observed,
    estimate: pooled.total,
    hidden: pooled.total - pooled.observed,
    model: mostFrequent(models),
    interval: intervalOf(pooled, usable, seed),
    // These belong to one table and mean nothing over several.
    bic: null,
    aic: null,
    deviance: null,
    minusInfinity: [...new Set(usable.flatMap(({ answer }) => answer.minusInfinity))],
    failedReplicates: found.reduce((sum, { answer }) => sum + answer.failedReplicates, 0),
    warnings,
    seconds,
  };
}

function drawOf({ answer, replicates, logError }: Estimated): DrawEstimate {
  const error = Number.isNaN(logError) ? errorOf(answer) : logError;
  return { observed: answer.observed, total: answer.estimate ?? Number.NaN, replicates, logError: error };
}

/** Methods without an error of their own: from the width of their limits on the log scale. */
function errorOf({ interval, observed }: EstimateAnswer): number {
  if (interval === null || interval.high === null || interval.low <= observed) return 0;
  const width = Math.log(interval.high - observed) - Math.log(interval.low - observed);
  return width / (2 * normalQuantile((1 + interval.level) / 2));
}

function intervalOf(pooled: Pooled, usable: readonly Estimated[], seed: number): AnswerInterval {
  const at = (level: number) => ({ low: pooled.limit((1 - level) / 2), high: pooled.limit((1 + level) / 2) });
  const replicates = usable.reduce((sum, one) => sum + one.replicates.length, 0);
  return {
    level: 0.95,
    ...at(0.95),
    method: pooled.method,
    inner: { level: 0.8, ...at(0.8) },
    ...(replicates === 0 ? {} : { replicates, seed }),
    draws: usable.length,
    fromLinkage: pooled.fromLinkage,
    lowestDraw: pooled.lowest,
    highestDraw: pooled.highest,
  };
}

/** Each warning once, with the lists of its first draw, and how many draws have no estimate. */
function warningsOf(found: readonly Estimated[], usable: number): Warning[] {
  const byCode = new Map<string, Warning>();
  for (const { answer } of found) {
    for (const warning of answer.warnings) if (!byCode.has(warning.code)) byCode.set(warning.code, warning);
  }
  const without = found.length - usable;
  return [...byCode.values(), ...(without > 0 ? [{ code: "draws-differ" as const, value: without }] : [])];
}

function mostFrequent(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}
