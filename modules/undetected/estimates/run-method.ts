import { type HistoryTable, summariseReplicates } from "@palermo/mse";
import { runBootstrap } from "#kernel/estimation";
import type { Interval, Result } from "../undetected.ts";
import { askThread } from "./ask-thread.ts";
import type { Asked } from "./part-thread.ts";

export type Running = {
  readonly signal: AbortSignal;
  /** Replicates done and asked for. */
  readonly onProgress?: (done: number, all: number) => void;
};

/**
 * One method on one table, on threads beside the server's own: the estimate, then replicates with the selection inside.
 * Rejects with the signal's reason when it is cancelled; nothing of it is then kept.
 */
export async function runMethod(
  asked: Extract<Asked, { what: "estimate" }>,
  { signal, onProgress }: Running,
): Promise<Result> {
  const began = performance.now();
  const { result, selection } = await askThread(asked, signal);
  const { replicates, seed } = asked.options;
  const done = () => ({ seconds: (performance.now() - began) / 1000 });
  if (selection === null || result.estimate === null || replicates === 0) return { ...result, ...done() };
  const totals = await runBootstrap(asked.table, {
    ...{ selection, seed, replicates, signal },
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const limits = bootstrapSays(asked.table, { selection, estimate: result.estimate, totals });
  return {
    ...result,
    failedReplicates: limits.failed,
    intervals: [...limits.intervals, ...result.intervals],
    warnings: [...result.warnings, ...limits.warnings],
    ...done(),
  };
}

type Replicates = Parameters<typeof summariseReplicates>[1];
const warningOf = {
  "one-sided-replicates": "replicates-one-sided",
  "wide-spread": "replicates-spread",
  "failed-replicates": "replicates-failed",
  "no-replicates": "replicates-failed",
  "odd-jackknife": "replicates-failed",
} as const;

/** Limits where every model that was looked at is allowed; a limit that cannot be told is left out. */
function bootstrapSays(table: HistoryTable, replicates: Replicates) {
  const summary = summariseReplicates(table, replicates).at(-1)?.summary;
  if (summary === undefined) return { failed: 0, intervals: [], warnings: [] };
  const intervals = [0.95, 0.8].flatMap((level): Interval[] => {
    const [low, high] = [summary.limit((1 - level) / 2), summary.limit((1 + level) / 2)];
    return Number.isFinite(low)
      ? [{ level, low, high: Number.isFinite(high) ? high : null, how: "bca" }]
      : [];
  });
  const codes = new Set(summary.flags.map((flag) => warningOf[flag]));
  return {
    failed: summary.failed,
    intervals,
    warnings: [...codes].map((code) => ({
      code,
      value: code === "replicates-failed" ? summary.failed : null,
    })),
  };
}
