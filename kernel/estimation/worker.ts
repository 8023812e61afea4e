import { parentPort } from "node:worker_threads";
import { bootstrapTotals, type Estimator, estimatorOf, prepare, searchModels } from "@palermo/mse";
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
