import type { HistoryTable } from "@palermo/mse";
import { averageGraphs } from "../../packages/mse/bayes/graph/average-graphs.ts";
import { latentSettings } from "../../packages/mse/bayes/latent/latent-options.ts";
import {
  joinLatentChains,
  latentChainSteps,
  sampleLatentClasses,
} from "../../packages/mse/bayes/latent/sample-latent-classes.ts";
import {
  hasReference,
  type ReferenceCase,
  referenceCases,
} from "../../packages/mse/bayes/testing/reference.ts";
import { thresholdPairs } from "../../packages/mse/bayes/threshold/threshold-pairs.ts";
import { termLabel } from "../../packages/mse/model/model-name.ts";
import type { Figure } from "../lib/report.ts";

const difference = (found: number, wanted: number) => Math.abs(found / wanted - 1);

/** Processor seconds of this process: what stands beside the reference's wall time on an idle core. */
function processorSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Least of several turns: on a busy machine the others hold somebody else's work too. */
function best(turns: number, work: () => void): number {
  return Math.min(...Array.from({ length: turns }, () => processorSeconds(work)));
}

/**
 * Sections 9 to 11 of the specification beside the reference programs: figures and processor time. None without the
 * reference figures beside the repository.
 */
export function bayesFigures(smoke: boolean): readonly Figure[] {
  if (!hasReference) return [];
  const cases = referenceCases();
  return [...graphFigures(cases, smoke), ...latentFigures(cases, smoke), ...thresholdFigures(cases, smoke)];
}

function graphFigures(cases: readonly ReferenceCase[], smoke: boolean): Figure[] {
  let [probabilities, medians, means] = [0, 0, 0];
  const figures: Figure[] = [];
  for (const { name, table, dga = [] } of cases) {
    for (const wanted of smoke ? dga.slice(0, 1) : dga) {
      const options = { largest: wanted.Nmissing_max, points: wanted.grid_points };
      const found = averageGraphs(table, options);
      medians += found.median === wanted.N_median ? 0 : 1;
      means = Math.max(means, difference(found.mean, wanted.N_mean));
      for (const [place, { prob }] of wanted.top_graphs.entries()) {
        probabilities = Math.max(probabilities, Math.abs((found.top[place]?.probability ?? 0) - prob));
      }
      if (name === "UKdat_5" && wanted.grid_points === wanted.Nmissing_max) {
        figures.push({
          what: `graphs: 822 × ${wanted.grid_points} (C++: ${wanted.seconds} s)`,
          value: best(smoke ? 1 : 3, () => averageGraphs(table, options)),
          unit: "s",
          target: { atMost: 0.5 },
        });
      }
    }
  }
  const six = cases.find(({ name }) => name === "UKdat");
  if (six !== undefined && !smoke) {
    const value = best(1, () => averageGraphs(six.table));
    figures.push({ what: "graphs: 18,154 of six lists × 27,440", value, unit: "s" });
  }
  return [
    {
      what: "graphs: largest error of a probability",
      value: probabilities,
      unit: "",
      target: { atMost: 1e-6 },
    },
    { what: "graphs: medians that differ", value: medians, unit: "", target: { atMost: 0 } },
    { what: "graphs: largest relative error of a mean", value: means, unit: "", target: { atMost: 1e-6 } },
    ...figures,
  ];
}

function latentFigures(cases: readonly ReferenceCase[], smoke: boolean): Figure[] {
  const figures: Figure[] = [];
  let [median, limits] = [0, 0];
  for (const { name, table, lcmcr_pooled: wanted, lcmcr_single_chains: single } of cases) {
    const settings = latentSettings(
      table,
      smoke ? { burnIn: 0, kept: 10, thinning: 1 } : { largest: 20 * table.n },
    );
    // 10,000 sweeps thrown away and 10,000 kept of every tenth: 110,000.
    figures.push({
      what: `latent classes: one chain of 110,000 sweeps, ${name}`,
      value: best(smoke ? 1 : 2, () => oneChain(table, settings)),
      unit: "s",
      target: { atMost: Math.min(...single.map(({ seconds }) => seconds)) },
    });
    if (wanted.split_rhat_logN >= 1.05 || smoke) continue;
    const found = sampleLatentClasses(table, { ...settings, thinning: 20, chains: 8 });
    const { pooled } = wanted;
    median = Math.max(median, difference(found.median, pooled["50%"]));
    limits = Math.max(
      limits,
      difference(found.interval95[0], pooled["2.5%"]),
      difference(found.interval95[1], pooled["97.5%"]),
      difference(found.interval80[0], pooled["10%"]),
      difference(found.interval80[1], pooled["90%"]),
    );
  }
  if (smoke) return figures;
  return [
    {
      what: "latent classes: largest difference of a median",
      value: median,
      unit: "",
      target: { atMost: 0.03 },
    },
    {
      what: "latent classes: largest difference of a limit",
      value: limits,
      unit: "",
      target: { atMost: 0.08 },
    },
    ...figures,
  ];
}

function oneChain(table: HistoryTable, settings: ReturnType<typeof latentSettings>): void {
  const steps = latentChainSteps(table, settings, 0);
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    joinLatentChains(table, settings, [step.value]);
    return;
  }
}

function thresholdFigures(cases: readonly ReferenceCase[], smoke: boolean): Figure[] {
  let [median, limits, compared, otherPairs, refusals] = [0, 0, 0, 0, 0];
  for (const { table, bayes_threshold: all = [] } of cases) {
    for (const wanted of smoke ? all.slice(0, 1) : all) {
      const prior = wanted.prior === "improper" ? "flat" : "normal";
      const found = thresholdPairs(table, {
        prior,
        maxOrder: wanted.maxorder === 3 ? 3 : 2,
        ...(smoke ? { kept: 100 } : {}),
      });
      if (!found.ok || wanted.quantiles === undefined) {
        refusals += found.ok === (wanted.quantiles === undefined) ? 1 : 0;
        continue;
      }
      const labels = [...found.pairs, ...found.triples].map((term) => termLabel(term, table.lists));
      const theirs = [...(wanted.retained ?? []), ...(wanted.retained_triples ?? [])];
      if (labels.sort().join() !== theirs.sort().join()) {
        otherPairs++;
        continue;
      }
      compared++;
      median = Math.max(median, difference(found.median, wanted.quantiles["50%"]));
      limits = Math.max(
        limits,
        difference(found.interval95[0], wanted.quantiles["2.5%"]),
        difference(found.interval95[1], wanted.quantiles["97.5%"]),
        difference(found.interval80[0], wanted.quantiles["10%"]),
        difference(found.interval80[1], wanted.quantiles["90%"]),
      );
    }
  }
  return [
    {
      what: "thresholding: refused where the other is not",
      value: refusals,
      unit: "",
      target: { atMost: 0 },
    },
    { what: "thresholding: runs with the same pairs", value: compared, unit: "" },
    { what: "thresholding: runs with a pair on the edge of the threshold", value: otherPairs, unit: "" },
    {
      what: "thresholding: largest difference of a median",
      value: median,
      unit: "",
      target: { atMost: 0.03 },
    },
    {
      what: "thresholding: largest difference of a limit",
      value: limits,
      unit: "",
      target: { atMost: 0.08 },
    },
  ];
}
