import type { Warning } from "@palermo/mse";
import type { ReportBlock } from "../../report/index.ts";
import type { Findings, MethodAnswer } from "../findings.ts";
import { type IntervalRow, intervalPlot } from "../pictures/interval-plot.ts";
import type { Say } from "../text.ts";
import { modelText } from "./choice.ts";

/** The range of all methods, each beside the others, and what speaks against them. */
export function estimateBlocks(say: Say, findings: Findings): ReportBlock[] {
  const { answers, check, table } = findings;
  const real = answers.filter(({ method, estimate }) => method !== "chao" && estimate !== null);
  const estimates = real.flatMap(({ estimate }) => estimate ?? []);
  const outer = real.flatMap(({ interval }) => interval ?? []);
  const range = (low: number, high: number) =>
    say("short.range-value", { low: say.people(low), high: say.people(high) });
  const noPairs = check.pairs.every(({ both }) => both === 0);
  return [
    { kind: "note", text: say("assumption") },
    { kind: "heading", text: say("short.heading") },
    {
      kind: "facts",
      rows: [
        { label: say("short.observed"), value: say.people(table.n) },
        {
          label: say("short.range"),
          value:
            estimates.length === 0
              ? say(noPairs ? "short.none-two" : "short.no-range")
              : { text: range(Math.min(...estimates), Math.max(...estimates)), strong: true },
        },
        ...(outer.length === 0
          ? []
          : [
              {
                label: say("short.limits"),
                value: say.limits({
                  low: Math.min(...outer.map(({ low }) => low)),
                  high: outer.some(({ high }) => high === null)
                    ? null
                    : Math.max(...outer.map(({ high }) => high ?? 0)),
                }),
              },
            ]),
        { label: say("short.chao"), value: say.people(check.chao.total) },
      ],
    },
    ...methodBlocks(say, findings),
    { kind: "heading", text: say("warnings.heading") },
    {
      kind: "list",
      items: [...findings.warnings.map((warning) => warningText(say, warning)), say("warnings.linkage")],
    },
  ];
}

function methodBlocks(say: Say, { answers, draws, table }: Findings): ReportBlock[] {
  const rows: IntervalRow[] = answers.map((answer) => plotRow(say, say(`methods.${answer.method}`), answer));
  if (draws !== null) rows.push(plotRow(say, say("methods.draws"), draws));
  return [
    {
      kind: "picture",
      title: say("methods.picture"),
      alt: say("methods.alt"),
      picture: { svg: intervalPlot(rows, { observed: table.n, shown: say.people }) },
      note: say("methods.note"),
    },
    {
      kind: "table",
      columns: [
        { label: say("methods.columns.method"), width: 2.6 },
        { label: say("methods.columns.model"), width: 3 },
        { label: say("methods.columns.total"), align: "end", width: 1.3 },
        { label: say("methods.columns.inner"), align: "end", width: 2 },
        { label: say("methods.columns.outer"), align: "end", width: 2 },
      ],
      rows: answers.map((answer) => [
        say(`methods.${answer.method}`),
        modelOrReason(say, answer),
        say.people(answer.estimate),
        say.limits(answer.interval?.inner ?? null),
        say.limits(answer.interval),
      ]),
      note: say("methods.table-note"),
    },
  ];
}

/** The model of all pairs has a long name that says no more than "all pairs". */
function modelOrReason(say: Say, { method, model, reason }: MethodAnswer): string {
  if (reason !== undefined) return say(`reason.${reason.code}`);
  return model === null || method === "pairs" ? "–" : modelText(model);
}

function plotRow(
  say: Say,
  label: string,
  { estimate, interval }: Pick<MethodAnswer, "estimate" | "interval">,
): IntervalRow {
  return {
    label,
    point: estimate,
    inner: interval?.inner ?? null,
    outer: interval,
    instead: say("methods.no-estimate-short"),
    shown: say.people(estimate),
  };
}

/** A warning as a sentence; pairs of lists come as "A:B". */
export function warningText(say: Say, { code, lists = [], value = 0 }: Warning): string {
  const names = say.names(lists.map((name) => name.replaceAll(":", " + ")));
  return say(`warnings.${code}`, { lists: names, value: valueText(say, code, value) });
}

function valueText(say: Say, code: Warning["code"], value: number): string {
  switch (code) {
    case "methods-differ":
      return say.decimal(value, 1);
    case "chains-differ":
      return say.decimal(value, 2);
    case "depends-on-bound":
      return say.percent(value);
    default:
      return say.people(value);
  }
}
