import type { ServiceKind } from "../words/lists.ts";
import { profiles } from "../words/profile.ts";
import type { Counted } from "./reach.ts";
import { cellAt, nobody, type Sole, several } from "./sole-providers.ts";

/** What would be served by nobody if one provider were gone. */
export type Loss = {
  readonly provider: string;
  /** Combinations of place, kind, language and group that only this provider serves. */
  readonly cells: number;
  /** Places and kinds where nobody at all would be left. */
  readonly cutOff: readonly { readonly area: string; readonly kind: ServiceKind }[];
};

/** The loss of each provider that is the only one somewhere, the worst first. */
export function coverageLoss(cube: Sole): Loss[] {
  const cells = new Int32Array(cube.providers.length);
  const cutOff = cube.providers.map(() => [] as { area: string; kind: ServiceKind }[]);
  const block = cube.languages.length * profiles.length;
  for (const [area, areaCode] of cube.areas.entries())
    for (const [kind, kindCode] of cube.kinds.entries()) {
      const from = cellAt(cube, [area, kind, 0, 0]);
      let sole = nobody;
      for (let at = from; at < from + block; at += 1) {
        const one = cube.only[at] ?? nobody;
        if (one >= 0) cells[one] = (cells[one] ?? 0) + 1;
        if (one === nobody) continue;
        sole = sole === nobody || sole === one ? one : several;
      }
      if (sole >= 0) cutOff[sole]?.push({ area: areaCode, kind: kindCode });
    }
  return cube.providers
    .map((provider, at) => ({ provider, cells: cells[at] ?? 0, cutOff: cutOff[at] ?? [] }))
    .filter((loss) => loss.cells > 0)
    .sort(
      (a, b) => b.cutOff.length - a.cutOff.length || b.cells - a.cells || (a.provider < b.provider ? -1 : 1),
    );
}

/** A network without direction: for each node its neighbours. */
export type Network = readonly (readonly number[])[];

/**
 * Nodes whose loss breaks a connected part of the network in two (articulation points; Hopcroft and Tarjan 1973),
 * with a stack of its own, so that a long chain does not end the program.
 */
export function breakingNodes(network: Network): number[] {
  const seen = new Int32Array(network.length).fill(-1);
  const low = new Int32Array(network.length);
  const next = new Int32Array(network.length);
  const above = new Int32Array(network.length).fill(-1);
  const breaks = new Uint8Array(network.length);
  let clock = 0;
  for (let root = 0; root < network.length; root += 1) {
    if (seen[root] !== -1) continue;
    let children = 0;
    const stack = [root];
    seen[root] = low[root] = clock++;
    while (stack.length > 0) {
      const node = stack[stack.length - 1] ?? 0;
      const neighbours = network[node] ?? [];
      const at = next[node] ?? 0;
      if (at < neighbours.length) {
        next[node] = at + 1;
        const other = neighbours[at] ?? 0;
        if (seen[other] === -1) {
          above[other] = node;
          if (node === root) children += 1;
          seen[other] = low[other] = clock++;
          stack.push(other);
        } else if (other !== above[node]) low[node] = Math.min(low[node] ?? 0, seen[other] ?? 0);
        continue;
      }
      stack.pop();
      const parent = above[node] ?? -1;
      if (parent === -1) continue;
      low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
      if (parent !== root && (low[node] ?? 0) >= (seen[parent] ?? 0)) breaks[parent] = 1;
    }
    if (children > 1) breaks[root] = 1;
  }
  return [...breaks.keys()].filter((node) => breaks[node] === 1);
}

/** Connected parts of a network without one node, each a list of nodes. */
export function partsWithout(network: Network, gone: number): number[][] {
  const part = new Int32Array(network.length).fill(-1);
  const parts: number[][] = [];
  for (let start = 0; start < network.length; start += 1) {
    if (start === gone || part[start] !== -1) continue;
    const nodes = [start];
    part[start] = parts.length;
    for (let at = 0; at < nodes.length; at += 1)
      for (const other of network[nodes[at] ?? 0] ?? [])
        if (other !== gone && part[other] === -1) {
          part[other] = parts.length;
          nodes.push(other);
        }
    parts.push(nodes);
  }
  return parts;
}

export type Bridge = {
  readonly provider: string;
  /** Groups of areas that nobody would connect any more, the largest first. */
  readonly parts: readonly (readonly string[])[];
};

/**
 * Providers that alone hold areas together: areas are connected by whoever serves both. A provider without an open
 * service connects nothing. Gives only those whose loss leaves areas in more than one part that were in one before.
 */
export function bridgingProviders(services: readonly Counted[], areas: readonly string[]): Bridge[] {
  const areaAt = new Map(areas.map((area, at) => [area, at]));
  const reach = new Map<string, Set<number>>();
  for (const { providerId, areas: servedAreas, state } of services) {
    if (state !== "open") continue;
    const own = reach.get(providerId) ?? new Set<number>();
    reach.set(providerId, own);
    for (const code of servedAreas) {
      const at = areaAt.get(code);
      if (at !== undefined) own.add(at);
      else if (code.length === 2) for (const [area, n] of areaAt) if (area.startsWith(code)) own.add(n);
    }
  }
  const providers = [...reach.keys()];
  const network: number[][] = Array.from({ length: areas.length + providers.length }, () => []);
  for (const [at, provider] of providers.entries())
    for (const area of reach.get(provider) ?? []) {
      network[area]?.push(areas.length + at);
      network[areas.length + at]?.push(area);
    }
  return breakingNodes(network)
    .filter((node) => node >= areas.length)
    .map((node) => {
      const touched = new Set(network[node]);
      const parts = partsWithout(network, node)
        .map((nodes) => nodes.filter((one) => one < areas.length))
        .filter((nodes) => nodes.some((one) => touched.has(one)))
        .map((nodes) => nodes.map((one) => areas[one] ?? ""));
      return {
        provider: providers[node - areas.length] ?? "",
        parts: parts.sort((a, b) => b.length - a.length),
      };
    })
    .sort((a, b) => b.parts.length - a.parts.length || (a.provider < b.provider ? -1 : 1));
}
