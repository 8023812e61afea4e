import { z } from "zod";
import { answerText, columnsText } from "./table-text.ts";

const Category = z.object({ code: z.string(), label: z.string() });
const Cell = z.looseObject({
  at: z.array(z.string().nullable()),
  state: z.string(),
  value: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  percent: z.number().optional(),
  decimals: z.number().optional(),
});
const Table = z.looseObject({
  dataSet: z.looseObject({ title: z.string(), source: z.string() }),
  by: z.array(z.looseObject({ label: z.string(), categories: z.array(Category) })),
  where: z.string().nullable(),
  cells: z.array(Cell),
  withheld: z.number(),
  caveats: z.array(z.string()),
});
type Cell = z.infer<typeof Cell>;

/** A protected table as a person reads it: title, filter, one line for each cell, then source and caveats. */
export function statisticsText(answer: unknown): string {
  const read = Table.safeParse(answer);
  if (!read.success) return answerText(answer);
  const { dataSet, by, where, cells, withheld, caveats } = read.data;
  const heading = [...by.map(({ label }) => label), "count", "%"];
  const lines = cells.map((cell) => [
    ...cell.at.map((code, at) => labelOf(by[at]?.categories ?? [], code)),
    figureOf(cell),
    cell.percent === undefined ? "" : cell.percent.toFixed(cell.decimals ?? 0),
  ]);
  return [
    dataSet.title,
    ...(where === null ? [] : [`where ${where}`]),
    "",
    columnsText([heading, ...lines]),
    "",
    ...(withheld === 0 ? [] : [`${withheld} cells are hidden to protect people.`]),
    `Source: ${dataSet.source}`,
    ...caveats,
  ].join("\n");
}

function labelOf(categories: readonly z.infer<typeof Category>[], code: string | null): string {
  if (code === null) return "total";
  return categories.find((category) => category.code === code)?.label ?? code;
}

function figureOf({ state, value, low, high }: Cell): string {
  switch (state) {
    case "shown":
      return low === undefined || high === undefined ? String(value ?? "") : `${value} (${low} to ${high})`;
    case "censored":
      return `${low ?? "?"} to ${high ?? "?"}`;
    case "suppressed":
      return "hidden";
    default:
      return "no figure";
  }
}
