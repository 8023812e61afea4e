import type { HistoryTable } from "../../table/history-table.ts";
import { cliqueTerms } from "./clique-terms.ts";
import { type DecomposableGraph, decomposableGraphs, MOST_GRAPH_LISTS } from "./decomposable.ts";
import { createGraphCurves, type GraphCurves } from "./graph-curves.ts";
import { hiddenGrid } from "./grid.ts";

export type GraphOptions = {
  /** Prior count of each full cell; 2^−t when left out. */
  readonly delta?: number;
  /** The largest hidden number considered; 10 n when left out. */
  readonly largest?: number;
  /** Most points of the grid; every number up to `largest` when it has no more. 100,000 when left out. */
  readonly points?: number;
  /** Graphs to name; 5 when left out. */
  readonly top?: number;
};

export type GraphAverage = {
  readonly observed: number;
  readonly graphs: number;
  readonly delta: number;
  readonly largest: number;
  readonly points: number;
  readonly spacing: "every-number" | "equally-spaced";
  /** Of the whole population, hidden people included. */
  readonly mean: number;
  readonly median: number;
  readonly mode: number;
  readonly interval95: readonly [number, number];
  readonly interval80: readonly [number, number];
  /** Mass in the last hundredth of the grid: above 0.001 the answer depends on the upper bound. */
  readonly massAtEdge: number;
  readonly dependsOnBound: boolean;
  /** Most probable first; lists as bitmasks. */
  readonly top: readonly { readonly cliques: readonly number[]; readonly probability: number }[];
  /** Hidden numbers and their probabilities, averaged over all graphs. */
  readonly hidden: Float64Array;
  readonly probability: Float64Array;
};

/**
 * Averages over all decomposable graphs of the lists (Madigan and York 1997): prior of N ∝ 1/N, flat over graphs,
 * hyper-Dirichlet within. Graphs whose shares are
 * proven to stay below 1e-10 together are left out of the sums. For 3 to 6 lists.
 */
export function averageGraphs(table: HistoryTable, options: GraphOptions = {}): GraphAverage {
  const t = table.lists.length;
  if (t < 3 || t > MOST_GRAPH_LISTS) {
    throw new RangeError(`Averaging over graphs needs 3 to ${MOST_GRAPH_LISTS} lists; the table has ${t}.`);
  }
  if (!(table.n > 0))
    throw new RangeError("Averaging over graphs needs a table with people in it; it holds none.");
  const delta = options.delta ?? 2 ** -t;
  if (!(delta > 0)) throw new RangeError(`The prior count of a cell is ${delta} and has to be above 0.`);
  const grid = hiddenGrid(options.largest ?? 10 * table.n, options.points ?? 100_000);
  const graphs = decomposableGraphs(t);
  const terms = cliqueTerms(table.counts, delta);
  const curves = createGraphCurves(terms, table.n, grid.at);
  const { probability, shares } = mix(graphs, curves);
  return {
    observed: table.n,
    graphs: graphs.length,
    delta,
    largest: grid.largest,
    points: grid.at.length,
    spacing: grid.spacing,
    ...summary(table.n, grid.at, probability),
    top: topGraphs(graphs, shares, options.top ?? 5),
    hidden: grid.at,
    probability,
  };
}

/** What may be left out of the sums, as a share of all mass. */
const leftOut = 1e-10;

/** The posterior over the grid and the share of each graph, adding graphs from the largest bound down. */
function mix(graphs: readonly DecomposableGraph[], curves: GraphCurves) {
  const bounds = Float64Array.from(graphs, (graph) => curves.bound(graph));
  const order = Uint32Array.from(bounds.keys()).sort((i, j) => (bounds[j] as number) - (bounds[i] as number));
  const rest = restOf(bounds, order);
  const shares = new Float64Array(graphs.length);
  const probability = new Float64Array(curves.points);
  // Sums are kept relative to e^level, the highest point seen.
  let level = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (const [place, index] of order.entries()) {
    const graph = graphs[index];
    if (graph === undefined) continue;
    if (total > 0 && (rest[place] as number) < level + Math.log(total * leftOut)) break;
    const top = curves.draw(graph);
    if (top > level) {
      const shrink = Math.exp(level - top);
      scale(probability, shrink);
      scale(shares, shrink);
      total *= shrink;
      level = top;
    }
    const mass = curves.addTo(probability, level);
    shares[index] = mass;
    total += mass;
  }
  scale(probability, 1 / total);
  scale(shares, 1 / total);
  return { probability, shares };
}

/** At each place of the order, the log of the sum of the bounds from there on. */
function restOf(bounds: Float64Array, order: Uint32Array): Float64Array {
  const rest = new Float64Array(order.length);
  let log = Number.NEGATIVE_INFINITY;
  for (let place = order.length - 1; place >= 0; place--) {
    const bound = bounds[order[place] as number] as number;
    log = bound + Math.log1p(Math.exp(log - bound));
    rest[place] = log;
  }
  return rest;
}

function scale(values: Float64Array, factor: number): void {
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) * factor;
}

function summary(n: number, at: Float64Array, probability: Float64Array) {
  let mean = 0;
  let mode = 0;
  for (let i = 0; i < at.length; i++) {
    mean += (n + (at[i] as number)) * (probability[i] as number);
    if ((probability[i] as number) > (probability[mode] as number)) mode = i;
  }
  const quantile = quantiles(n, at, probability);
  const massAtEdge = probability
    .subarray(-Math.max(1, Math.round(at.length / 100)))
    .reduce((sum, p) => sum + p, 0);
  return {
    mean,
    median: quantile(0.5),
    mode: n + (at[mode] as number),
    interval95: [quantile(0.025), quantile(0.975)] as const,
    interval80: [quantile(0.1), quantile(0.9)] as const,
    massAtEdge,
    dependsOnBound: massAtEdge > 1e-3,
  };
}

/** The smallest population on the grid up to which at least a share q of the mass lies. */
function quantiles(n: number, at: Float64Array, probability: Float64Array) {
  const upTo = new Float64Array(at.length);
  let sum = 0;
  for (let i = 0; i < at.length; i++) {
    sum += probability[i] ?? 0;
    upTo[i] = sum;
  }
  return (q: number): number => {
    const place = upTo.findIndex((mass) => mass >= q);
    return n + (at[place === -1 ? at.length - 1 : place] as number);
  };
}

function topGraphs(graphs: readonly DecomposableGraph[], shares: Float64Array, top: number) {
  const order = Uint32Array.from(shares.keys()).sort((i, j) => (shares[j] as number) - (shares[i] as number));
  return Array.from(order.subarray(0, top), (index) => ({
    cliques: [...(graphs[index]?.cliques ?? [])].sort((x, y) => x - y),
    probability: shares[index] ?? 0,
  }));
}
