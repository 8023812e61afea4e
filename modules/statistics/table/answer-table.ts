import type { Lang } from "@palermo/vocabulary";
import { refuse } from "#kernel/action";
import { type Filter, filterText } from "../filter/filter.ts";
import { checkFilter } from "../filter/meets.ts";
import { FilterProblem, parseFilter } from "../filter/parse-filter.ts";
import { caveatsOf, type DataSetRow, headOf } from "../find-data-set.ts";
import { k, type Table, type Variable } from "../statistics.ts";
import type { Variable as Stored } from "../store/work.ts";
import { text } from "../text.ts";
import { categoryLabel, unknown } from "../variables.ts";
import { answerFigures, ChooseIndicator } from "./answer-figures.ts";
import { type Answered, answerRecords, TooManyCells } from "./answer-records.ts";
import { TiedFilter } from "./conjuncts.ts";

export const tableRefusals = [
  "bad-filter",
  "no-such-variable",
  "too-many-cells",
  "choose-indicator",
  "tied-filter",
] as const;
export type TableRefusal = (typeof tableRefusals)[number];

/** Names and labels of a variable's categories for the reader. */
export function labelled(row: DataSetRow, { name, categories }: Stored, lang: Lang): Variable {
  return {
    name,
    label: text(lang, `variable.${name}`),
    categories: categories.map((code) => ({
      code: code ?? unknown,
      label: code === null ? text(lang, "category.unknown") : categoryLabel(row.kind, name, code, lang),
    })),
  };
}

/** Reads a filter given as text or tree and checks it against the data set; a refusal names place and expectation. */
export function readFilter(row: DataSetRow, where: string | Filter | undefined, lang: Lang) {
  if (where === undefined || where === "") return { filter: null };
  try {
    const filter = typeof where === "string" ? parseFilter(where) : where;
    checkFilter(row.kind, filter, new Map(row.variables.map(({ name, categories }) => [name, categories])));
    return { filter };
  } catch (error) {
    if (!(error instanceof FilterProblem)) throw error;
    const expected = text(lang, `filter.${error.expected}`, { allowed: error.allowed });
    return refuse("bad-filter", { path: ["where"], params: { at: error.at, found: error.found, expected } });
  }
}

/** Answers a question about either kind of data; what cannot be answered is refused with its reason. */
export async function answerFor(row: DataSetRow, by: readonly string[], filter: Filter | null) {
  const names = row.variables.map(({ name }) => name);
  const strange = by.findIndex((name, index) => !names.includes(name) || by.indexOf(name) !== index);
  if (strange >= 0)
    return refuse("no-such-variable", {
      path: ["by", strange],
      params: { found: by[strange] ?? "", expected: names.join(", ") },
    });
  try {
    return row.kind === "records"
      ? await answerRecords(row, by, filter)
      : await answerFigures(row, by, filter);
  } catch (error) {
    if (error instanceof TooManyCells) return refuse("too-many-cells", { path: ["by"] });
    if (error instanceof ChooseIndicator) return refuse("choose-indicator", { path: ["by"] });
    if (error instanceof TiedFilter) return refuse("tied-filter", { path: ["where"] });
    throw error;
  }
}

/** The answer with everything that must stand beside it. */
export function tableOf(row: DataSetRow, answered: Answered, filter: Filter | null, lang: Lang): Table {
  return {
    dataSet: headOf(row, lang),
    by: answered.by.map((variable) => labelled(row, variable, lang)),
    where: filter === null ? null : filterText(filter),
    k: row.kind === "records" ? k : null,
    cells: answered.cells,
    known: answered.known,
    withheld: answered.withheld,
    caveats: caveatsOf(row, lang),
  };
}
