import type { FitOutcome, Ranking } from "@palermo/mse";
import type { ReportBlock } from "../../report/index.ts";
import type { Findings } from "../findings.ts";
import type { Say } from "../text.ts";

/** Models shown of a ranking. */
const shownModels = 12;

/** Forward choice at all thresholds and the best models by BIC: how much the choice decides. */
export function choiceBlocks(say: Say, findings: Findings): ReportBlock[] {
  const { check, ranking, answers } = findings;
  const bic = answers.find(({ method }) => method === "bic")?.interval?.byTop ?? [];
  const blocks: ReportBlock[] = [
    { kind: "heading", text: say("choice.heading") },
    {
      kind: "table",
      title: say("choice.thresholds"),
      columns: [
        { label: say("choice.threshold"), width: 1.1 },
        { label: say("choice.model"), width: 4 },
        { label: say("choice.total"), align: "end", width: 1.3 },
        { label: say("choice.outer"), align: "end", width: 2 },
      ],
      rows: check.thresholds.map(({ threshold, outcome }) => [
        say.decimal(threshold, 3),
        modelOf(say, outcome),
        totalOf(say, outcome),
        waldOf(say, outcome),
      ]),
      note: say("choice.thresholds-note"),
    },
    ...(ranking === null ? noRanking(say, check.fullSearchUpTo) : rankingBlocks(say, ranking)),
  ];
  if (bic.length > 1) {
    blocks.push({
      kind: "table",
      title: say("choice.allowed"),
      columns: [
        { label: say("choice.models") },
        ...bic.map(({ top }) => ({ label: say.people(top), align: "end" as const })),
      ],
      rows: [
        [say("choice.low"), ...bic.map(({ low }) => say.people(low))],
        [say("choice.high"), ...bic.map(({ high }) => say.people(high))],
      ],
      note: say("choice.allowed-note"),
    });
  }
  return blocks;
}

function noRanking(say: Say, order: number | null): ReportBlock[] {
  return order === null ? [{ kind: "text", text: say("choice.no-search") }] : [];
}

function rankingBlocks(say: Say, { top, models, refused, ranges, average }: Ranking): ReportBlock[] {
  const [near, wide] = ranges;
  return [
    {
      kind: "table",
      title: say("choice.best"),
      columns: [
        { label: say("choice.model"), width: 4 },
        { label: "BIC", align: "end", width: 1.3 },
        { label: say("choice.difference"), align: "end", width: 1.6 },
        { label: say("choice.total"), align: "end", width: 1.4 },
      ],
      rows: top
        .slice(0, shownModels)
        .map(({ bic, difference, total, model }) => [
          modelText(model),
          say.decimal(bic, 2),
          say.decimal(difference, 2),
          say.people(total),
        ]),
      note: say("choice.best-note", {
        models: say.people(models),
        refused: say.people(refused),
        near: say.people(near?.models ?? 0),
        nearLow: say.people(near?.low ?? null),
        nearHigh: say.people(near?.high ?? null),
        wide: say.people(wide?.models ?? 0),
        wideLow: say.people(wide?.low ?? null),
        wideHigh: say.people(wide?.high ?? null),
        average: say.people(average),
      }),
    },
  ];
}

export function totalOf(say: Say, outcome: FitOutcome | null): string {
  return outcome?.ok === true ? say.people(outcome.fit.total) : "–";
}

export function waldOf(say: Say, outcome: FitOutcome | null): string {
  return outcome?.ok === true ? say.limits(outcome.fit.wald[0] ?? null) : "–";
}

/** The name of a model, or why it has no estimate. */
export function modelOf(say: Say, outcome: FitOutcome | null): string {
  if (outcome === null) return "–";
  if (outcome.ok) return modelText(outcome.fit.model);
  return `${modelText(outcome.model)}: ${say(`reason.${outcome.reason}`)}`;
}

/** The name of a model from left to right in every language, with places where a long one may be broken. */
export function modelText(name: string): string {
  return name === "" ? "" : `\u2066${name.replaceAll(",", ", ")}\u2069`;
}
