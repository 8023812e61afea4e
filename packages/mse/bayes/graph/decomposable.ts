import { sizeOf } from "../../table/up-sets.ts";

/**
 * A decomposable graph on t lists. Cliques and separators are bitmasks of lists; a separator stands as often as it
 * occurs in a junction tree, the empty one not at all.
 */
export type DecomposableGraph = { readonly cliques: Uint8Array; readonly separators: Uint8Array };

/** Lists for which all decomposable graphs can be gone through: seven lists would have 617,675 of them. */
export const MOST_GRAPH_LISTS = 6;

const known = new Map<number, readonly DecomposableGraph[]>();

/**
 * All decomposable graphs on t labelled lists, 2 ≤ t ≤ 6: 2, 8, 61, 822, 18,154 of them, the complete one included
 * (Madigan and York 1997; the counts are those of labelled chordal graphs).
 */
export function decomposableGraphs(t: number): readonly DecomposableGraph[] {
  if (!Number.isInteger(t) || t < 2 || t > MOST_GRAPH_LISTS) {
    throw new RangeError(
      `Decomposable graphs are gone through for 2 to ${MOST_GRAPH_LISTS} lists, not for ${t}.`,
    );
  }
  const before = known.get(t);
  if (before !== undefined) return before;
  const graphs: DecomposableGraph[] = [];
  const neighbours = new Uint8Array(t);
  for (let edges = 0; edges < 1 << ((t * (t - 1)) / 2); edges++) {
    readEdges(edges, neighbours);
    const graph = junctionTree(neighbours);
    if (graph !== null) graphs.push(graph);
  }
  known.set(t, graphs);
  return graphs;
}

/** Bit e of `edges` is the e-th pair in lexicographic order; fills the neighbours of each list. */
function readEdges(edges: number, neighbours: Uint8Array): void {
  const t = neighbours.length;
  neighbours.fill(0);
  let bit = 0;
  for (let i = 0; i < t; i++) {
    for (let j = i + 1; j < t; j++, bit++) {
      if (((edges >> bit) & 1) === 0) continue;
      neighbours[i] = (neighbours[i] as number) | (1 << j);
      neighbours[j] = (neighbours[j] as number) | (1 << i);
    }
  }
}

/**
 * Cliques and separators by maximum cardinality search, or null when the graph is not decomposable: each list must
 * find its neighbours among those already visited joined to each other. A clique ends where the number of such
 * neighbours stops growing (Blair and Peyton 1993).
 */
function junctionTree(neighbours: Uint8Array): DecomposableGraph | null {
  const t = neighbours.length;
  const cliques: number[] = [];
  const separators: number[] = [];
  let visited = 0;
  let current = 0;
  for (let step = 0; step < t; step++) {
    const next = mostJoined(neighbours, visited);
    const joined = (neighbours[next] as number) & visited;
    if (!isComplete(neighbours, joined)) return null;
    if (joined === current) {
      current |= 1 << next;
    } else {
      cliques.push(current);
      if (joined !== 0) separators.push(joined);
      current = joined | (1 << next);
    }
    visited |= 1 << next;
  }
  cliques.push(current);
  return { cliques: Uint8Array.from(cliques), separators: Uint8Array.from(separators) };
}

/** The unvisited list with most visited neighbours, the first of equals. */
function mostJoined(neighbours: Uint8Array, visited: number): number {
  let best = -1;
  let most = -1;
  for (let i = 0; i < neighbours.length; i++) {
    if ((visited >> i) & 1) continue;
    const count = sizeOf((neighbours[i] as number) & visited);
    if (count > most) {
      most = count;
      best = i;
    }
  }
  return best;
}

function isComplete(neighbours: Uint8Array, set: number): boolean {
  for (let i = 0; i < neighbours.length; i++) {
    if ((set >> i) & 1 && (set & ~(1 << i) & ~(neighbours[i] as number)) !== 0) return false;
  }
  return true;
}
