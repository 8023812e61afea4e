import {
  bootstrapWarnings,
  type Chosen,
  type ModelFit,
  multinomialProfile,
  type Prepared,
  type ProfileInterval,
  poissonProfile,
  type SelectedSummary,
  summariseReplicates,
  type Warning,
} from "@palermo/mse";
import type { AnswerInterval, EstimateOptions } from "./answer.ts";
import { runBootstrap } from "./run-bootstrap.ts";
import type { Running } from "./work.ts";

export type Limits = {
  /** Null when the replicates give no limits. */
  readonly interval: AnswerInterval | null;
  readonly totals: Float64Array;
  readonly failed: number;
  readonly warnings: readonly Warning[];
};

/** Limits of a chosen model: by replicates that repeat the choice, or of the model alone when there are none. */
export async function findLimits(
  prepared: Prepared,
  asked: EstimateOptions & Running & { chosen: Chosen; fit: ModelFit; replicates: number },
): Promise<Limits> {
  const { chosen, fit, replicates, seed = 1 } = asked;
  const { selection } = chosen;
  if (replicates === 0) {
    const given = selection.kind === "model";
    const warnings: Warning[] = given ? [] : [{ code: "choice-not-in-interval" }];
    const interval = { ...waldLimits(fit), ...(given ? { profile: profiles(prepared, fit) } : {}) };
    return { interval, totals: new Float64Array(), failed: 0, warnings };
  }
  const { table } = prepared;
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

function profiles(prepared: Prepared, fit: ModelFit) {
  const limits = ({ low, high }: ProfileInterval) => ({ low, high });
  return {
    multinomial: limits(multinomialProfile(prepared, fit)),
    poisson: limits(poissonProfile(prepared, fit)),
  };
}
