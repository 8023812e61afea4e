import { parentPort } from "node:worker_threads";
import {
  averageGraphs,
  bootstrapTotals,
  type Estimator,
  estimatorOf,
  latentChainSteps,
  prepare,
  searchModels,
  thresholdPairs,
} from "@palermo/mse";
import type { Said, Work } from "./work.ts";

/** The selection of the last piece: pieces of one bootstrap share it, and what it keeps makes the next faster. */
let last: { readonly key: string; readonly estimator: Estimator } | null = null;

function answer(work: Work): Said {
  switch (work.kind) {
    case "bootstrap": {
      const lists = work.table.lists.length;
      const key = JSON.stringify([lists, work.selection]);
      if (last?.key !== key) last = { key, estimator: estimatorOf(lists, work.selection) };
      return { kind: "totals", totals: bootstrapTotals(work.table, last.estimator, work) };
    }
    case "search": {
      const onProgress = (done: number, all: number) => say({ kind: "progress", done, all });
      return { kind: "search", result: searchModels(prepare(work.table), { ...work, onProgress }) };
    }
    case "graphs":
      return { kind: "graphs", result: averageGraphs(work.table, work.options) };
    case "latent-chain": {
      const steps = latentChainSteps(work.table, work.options, work.chain);
      for (;;) {
        const step = steps.next();
        if (step.done) return { kind: "latent-chain", draws: step.value };
        say({ kind: "progress", done: step.value, all: 1 });
      }
    }
    case "thresholding":
      return { kind: "thresholding", result: thresholdPairs(work.table, work.options) };
    default:
      return work satisfies never;
  }
}

function say(said: Said): void {
  parentPort?.postMessage(said);
}

parentPort?.on("message", (work: Work) => {
  try {
    say(answer(work));
  } catch (error) {
    say({ kind: "failed", reason: error instanceof Error ? error.message : String(error) });
  }
});
