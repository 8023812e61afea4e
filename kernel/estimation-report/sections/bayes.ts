import type { GraphAverage, HistoryTable, LatentEstimate, ThresholdOutcome } from "@palermo/mse";
import type { ReportBlock } from "../../report/index.ts";
import type { Findings } from "../findings.ts";
import { type Curve, densityPlot } from "../pictures/density-plot.ts";
import { type Say, setName } from "../text.ts";

/** The posterior by three ways, as a picture and in detail. */
export function bayesBlocks(say: Say, { table, graphs, latent, threshold }: Findings): ReportBlock[] {
  const curves: Curve[] = [];
  if (graphs !== null) {
    const at = graphs.hidden.map((hidden) => hidden + table.n);
    curves.push({ label: say("methods.dga"), at, mass: graphs.probability });
  }
  if (latent !== null) {
    curves.push({
      label: say("methods.lcmcr"),
      draws: joined(latent.chains.map(({ population }) => population)),
    });
  }
  if (threshold?.ok === true)
    curves.push({ label: say("methods.threshold"), draws: joined(threshold.chains) });
  if (curves.length === 0) return [];
  return [
    { kind: "heading", text: say("bayes.heading") },
    {
      kind: "picture",
      title: say("bayes.picture"),
      alt: say("bayes.alt"),
      picture: { svg: densityPlot(curves, { observed: table.n, shown: say.people }) },
      note: say("bayes.note"),
    },
    ...(graphs === null ? [] : graphBlocks(say, table, graphs)),
    ...(latent === null ? [] : chainBlocks(say, latent)),
    ...(threshold === null ? [] : pairBlocks(say, table, threshold)),
  ];
}

function graphBlocks(say: Say, { lists }: HistoryTable, graphs: GraphAverage): ReportBlock[] {
  return [
    {
      kind: "table",
      title: say("bayes.graphs"),
      columns: [
        { label: say("bayes.graph"), width: 5 },
        { label: say("bayes.probability"), align: "end" },
      ],
      rows: graphs.top.map(({ cliques, probability }) => [
        cliques.map((set) => `{${setName(set, lists)}}`).join(" "),
        say.percent(probability),
      ]),
      note: say("bayes.graphs-note", {
        graphs: say.people(graphs.graphs),
        points: say.people(graphs.points),
        largest: say.people(graphs.largest),
        delta: `1/${Math.round(1 / graphs.delta)}`,
        edge: say.percent(graphs.massAtEdge),
      }),
    },
  ];
}

function chainBlocks(say: Say, latent: LatentEstimate): ReportBlock[] {
  return [
    {
      kind: "table",
      title: say("bayes.chains"),
      columns: [
        { label: say("bayes.chain") },
        { label: say("bayes.median"), align: "end" },
        { label: say("methods.columns.inner"), align: "end", width: 2 },
        { label: say("methods.columns.outer"), align: "end", width: 2 },
        { label: say("bayes.in-use"), align: "end" },
      ],
      rows: latent.chains.map(({ median, interval80, interval95, classesInUse }, at) => [
        say.people(at + 1),
        say.people(median),
        say.limits({ low: interval80[0], high: interval80[1] }),
        say.limits({ low: interval95[0], high: interval95[1] }),
        say.decimal(classesInUse, 1),
      ]),
      note: say("bayes.chains-note", {
        rhat: say.decimal(latent.convergence.splitRhat, 3),
        size: say.people(latent.convergence.effectiveSize),
        classes: say.people(latent.settings.classes),
        largest: say.people(latent.settings.largest),
        near: say.percent(latent.shareNearBound),
      }),
    },
  ];
}

function pairBlocks(say: Say, { lists }: HistoryTable, threshold: ThresholdOutcome): ReportBlock[] {
  if (!threshold.ok) return [];
  const kept = new Set([...threshold.pairs, ...threshold.triples]);
  const rows = [...threshold.strength].sort(([, one], [, other]) => other - one);
  const cells = rows.map(([pair, strength]) => ({
    name: `${kept.has(pair) ? "✓ " : ""}${setName(pair, lists)}`,
    strength: say.decimal(strength, 2),
  }));
  // Two pairs a line: the table is long and its cells are short.
  const half = Math.ceil(cells.length / 2);
  const cellsOf = (cell: (typeof cells)[number] | undefined) => [cell?.name ?? "", cell?.strength ?? ""];
  const columns = [
    { label: say("lists.pair"), width: 2.2 },
    { label: say("bayes.strength"), align: "end" as const, width: 1.6 },
  ];
  return [
    {
      kind: "table",
      title: say("bayes.pairs"),
      columns: [...columns, { label: "", width: 0.3 }, ...columns],
      rows: cells.slice(0, half).map((cell, at) => [...cellsOf(cell), "", ...cellsOf(cells[half + at])]),
      note: say("bayes.pairs-note", {
        threshold: say.decimal(threshold.threshold, 0),
        rhat: say.decimal(threshold.convergence.splitRhat, 3),
      }),
    },
  ];
}

function joined(chains: readonly Float64Array[]): Float64Array {
  return Float64Array.from(chains.flatMap((chain) => [...chain]));
}
