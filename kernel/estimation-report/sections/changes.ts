import type { ReportBlock } from "../../report/index.ts";
import type { Findings } from "../findings.ts";
import { type IntervalRow, intervalPlot } from "../pictures/interval-plot.ts";
import type { Say } from "../text.ts";
import { modelOf, totalOf, waldOf } from "./choice.ts";

/** The estimate with a list left out, with two lists made one, and over the draws of a linkage. */
export function changeBlocks(say: Say, findings: Findings): ReportBlock[] {
  const { check, table } = findings;
  const rows: IntervalRow[] = [
    { label: say("changes.all"), outcome: check.chosen.outcome },
    ...check.leavingOut.map(({ lists, outcome }) => ({
      label: say("changes.without", { list: lists.join() }),
      outcome,
    })),
  ].map(({ label, outcome }) => {
    const fit = outcome?.ok === true ? outcome.fit : null;
    return {
      label,
      point: fit?.total ?? null,
      outer: fit?.wald[0] ?? null,
      inner: fit?.wald[1] ?? null,
      instead: say("methods.no-estimate-short"),
      shown: say.people(fit?.total ?? null),
    };
  });
  return [
    { kind: "heading", text: say("changes.heading") },
    {
      kind: "picture",
      title: say("changes.picture"),
      alt: say("changes.alt"),
      picture: { svg: intervalPlot(rows, { observed: table.n, shown: say.people }) },
      note: say("changes.note"),
    },
    {
      kind: "table",
      title: say("changes.merged"),
      columns: [
        { label: say("changes.lists"), width: 2.4 },
        { label: say("choice.model"), width: 3.4 },
        { label: say("choice.total"), align: "end", width: 1.3 },
        { label: say("choice.outer"), align: "end", width: 2 },
      ],
      rows: check.merging.map(({ lists, outcome }) => [
        lists.join(" + "),
        modelOf(say, outcome),
        totalOf(say, outcome),
        waldOf(say, outcome),
      ]),
      note: say("changes.merged-note"),
    },
    ...linkageBlocks(say, findings),
  ];
}

function linkageBlocks(say: Say, { draws }: Findings): ReportBlock[] {
  const heading: ReportBlock = { kind: "heading", text: say("linkage.heading") };
  if (draws === null) return [heading, { kind: "text", text: say("linkage.none") }];
  const { interval } = draws;
  return [
    heading,
    { kind: "text", text: say("linkage.about", { draws: say.people(interval?.draws ?? 0) }) },
    {
      kind: "facts",
      rows: [
        { label: say("linkage.total"), value: say.people(draws.estimate) },
        { label: say("linkage.outer"), value: say.limits(interval) },
        {
          label: say("linkage.spread"),
          value: say.limits(
            interval?.lowestDraw === undefined
              ? null
              : { low: interval.lowestDraw, high: interval.highestDraw ?? null },
          ),
        },
        {
          label: say("linkage.share"),
          value: interval?.fromLinkage === undefined ? "–" : say.percent(interval.fromLinkage),
        },
      ],
    },
  ];
}
