import {
  type GraphAverage,
  type GraphOptions,
  type HistoryTable,
  joinLatentChains,
  type LatentChainDraws,
  type LatentEstimate,
  type LatentOptions,
  type ThresholdOptions,
  type ThresholdOutcome,
} from "@palermo/mse";
import { shareWork } from "./share-work.ts";
import type { Running, Work } from "./work.ts";

/** Averages over all decomposable graphs on a thread, so that nobody waits for it. */
export async function runGraphs(
  table: HistoryTable,
  options: GraphOptions & Running = {},
): Promise<GraphAverage> {
  const { delta, largest, points, top, ...running } = options;
  const work: Work = { kind: "graphs", table, options: given({ delta, largest, points, top }) };
  const results: GraphAverage[] = [];
  await shareWork({
    ...running,
    pieces: [work],
    onSaid(said) {
      if (said.kind === "graphs") results.push(said.result);
    },
  });
  return answered(results[0]);
}

/** Latent classes, one chain a thread; the same draws for any number of threads. */
export async function runLatentClasses(
  table: HistoryTable,
  options: LatentOptions & Running = {},
): Promise<LatentEstimate> {
  const { classes, largest, burnIn, kept, thinning, seed, chains = 3, ...running } = options;
  const asked = given({ classes, largest, burnIn, kept, thinning, seed, chains });
  const pieces = Array.from(
    { length: chains },
    (_, chain): Work => ({ kind: "latent-chain", table, options: asked, chain }),
  );
  const drawn = new Map<number, LatentChainDraws>();
  const done = new Float64Array(chains);
  await shareWork({
    ...running,
    pieces,
    onSaid(said, piece) {
      if (said.kind === "latent-chain") drawn.set(piece, said.draws);
      done[piece] = said.kind === "progress" ? said.done / said.all : 1;
      running.onProgress?.(Math.floor(100 * done.reduce((sum, share) => sum + share, 0)), 100 * chains);
    },
  });
  const inOrder = pieces.map((_, piece) => answered(drawn.get(piece)));
  return joinLatentChains(table, asked, inOrder);
}

/** Bayesian thresholding on a thread. */
export async function runThresholding(
  table: HistoryTable,
  options: ThresholdOptions & Running = {},
): Promise<ThresholdOutcome> {
  const { prior, variance, threshold, maxOrder, burnIn, kept, chains, seed, ...running } = options;
  const asked = given({ prior, variance, threshold, maxOrder, burnIn, kept, chains, seed });
  const results: ThresholdOutcome[] = [];
  await shareWork({
    ...running,
    pieces: [{ kind: "thresholding", table, options: asked }],
    onSaid(said) {
      if (said.kind === "thresholding") results.push(said.result);
    },
  });
  return answered(results[0]);
}

/** The options that are there. */
function given<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const there = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function answered<T>(result: T | undefined): T {
  if (result === undefined) throw new Error("a thread that did not answer");
  return result;
}
