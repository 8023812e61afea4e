import type { HistoryTable } from "../../table/history-table.ts";

/**
 * The histories with people in them, and those that lead to them by adding one list after the other from nobody's
 * history at node 0. Products over the lists of a history, and sums over the histories with a list, then cost one
 * operation a node.
 */
export type HistoryTree = {
  /** The node without the lowest list; smaller than the node itself. */
  readonly parent: Int32Array;
  /** The list that the node adds to its parent. */
  readonly list: Int32Array;
  /** People with this history; 0 where the node only leads to others. */
  readonly people: Float64Array;
};

export function historyTree({ counts }: HistoryTable): HistoryTree {
  const needed = new Set<number>([0]);
  for (const [history, count] of counts.entries()) {
    if (count === 0) continue;
    for (let mask = history; mask !== 0; mask &= mask - 1) needed.add(mask);
  }
  // A history without its lowest list is a smaller number.
  const histories = [...needed].sort((x, y) => x - y);
  const node = new Map(histories.map((history, index) => [history, index]));
  return {
    parent: Int32Array.from(histories, (history) => node.get(history & (history - 1)) ?? 0),
    list: Int32Array.from(histories, (history) => (history === 0 ? -1 : 31 - Math.clz32(history & -history))),
    people: Float64Array.from(histories, (history) => counts[history] ?? 0),
  };
}
