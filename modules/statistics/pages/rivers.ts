import type { Table } from "../statistics.ts";

type Node = { readonly code: string; readonly label: string };
export type River = {
  readonly origins: readonly Node[];
  readonly destinations: readonly Node[];
  readonly flows: readonly { readonly from: string; readonly to: string; readonly value: number }[];
};

/** Figures of a table of two variables that are shown, from one place to another. */
export function shownFlows(table: Table): { from: string; to: string; value: number }[] {
  return table.cells.flatMap(({ at: [from, to], state, value }) =>
    from && to && state === "shown" && value !== undefined && value > 0 ? [{ from, to, value }] : [],
  );
}

/** The largest origins and destinations, every other one gathered as "other"; nothing is left out. */
export function riverOf(table: Table, top: number, other: string): River {
  const flows = shownFlows(table);
  const sums = (end: "from" | "to") => {
    const found = new Map<string, number>();
    for (const flow of flows) found.set(flow[end], (found.get(flow[end]) ?? 0) + flow.value);
    return [...found].sort((a, b) => b[1] - a[1]).map(([code]) => code);
  };
  const largest = (end: "from" | "to") =>
    sums(end)
      .filter((code) => code !== "other")
      .slice(0, top);
  const [first, last] = [largest("from"), largest("to")];
  const joined = new Map<string, { from: string; to: string; value: number }>();
  for (const flow of flows) {
    const from = first.includes(flow.from) ? flow.from : "other";
    const to = last.includes(flow.to) ? flow.to : "other";
    const key = `${from}>${to}`;
    joined.set(key, { from, to, value: (joined.get(key)?.value ?? 0) + flow.value });
  }
  const nodes = (codes: readonly string[], index: number, end: "from" | "to"): Node[] => {
    const labels = new Map(table.by[index]?.categories.map(({ code, label }) => [code, label]));
    const named = codes.map((code) => ({ code, label: labels.get(code) ?? code }));
    const rest = [...joined.values()].some((flow) => flow[end] === "other");
    return rest ? [...named, { code: "other", label: other }] : named;
  };
  return {
    origins: nodes(first, 0, "from"),
    destinations: nodes(last, 1, "to"),
    flows: [...joined.values()],
  };
}
