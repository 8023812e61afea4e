import type { Lang } from "@palermo/vocabulary";
import { refuse } from "#kernel/action";
import { type Filter, filterText, variablesIn } from "../filter/filter.ts";
import { checkFilter } from "../filter/meets.ts";
import { FilterProblem, parseFilter } from "../filter/parse-filter.ts";
import { caveatsOf, type DataSetRow, headOf } from "../find-data-set.ts";
import { NotReleased } from "../instance/released.ts";
import { k, type Measure, type Table, type Variable } from "../statistics.ts";
import type { Variable as Stored } from "../store/work.ts";
import { text } from "../text.ts";
import { categoryLabel, unknown } from "../variables.ts";
import { answerFigures, ChooseIndicator } from "./answer-figures.ts";
import { type Answered, TooManyCells } from "./answer-records.ts";
import { answerSeries, BrokenSeries, ChooseOne, NoSuchMeasure } from "./answer-series.ts";
import { TiedFilter } from "./conjuncts.ts";
import { answerSeveral, onMembers } from "./several-values.ts";

export const tableRefusals = [
  "bad-filter",
  "no-such-variable",
  "too-many-cells",
  "choose-indicator",
  "tied-filter",
  "choose-one",
  "broken-series",
  "no-such-measure",
  "not-released",
] as const;
export type TableRefusal = (typeof tableRefusals)[number];

/** Names and labels of a variable's categories for the reader. */
export function labelled(row: DataSetRow, { name, categories }: Stored, lang: Lang): Variable {
  const stored = row.variables.find((variable) => variable.name === name);
  return {
    ...(stored?.multiple || stored?.members !== undefined ? { overlapping: true } : {}),
    ...(stored?.exclusive ? { exclusive: true } : {}),
    name,
    label: text(lang, `variable.${name}`),
    categories: categories.map((code) => ({
      code: code ?? unknown,
      label: code === null ? text(lang, "category.unknown") : categoryLabel(row.kind, name, code, lang),
    })),
  };
}

/** The variables that may be asked for by their names. */
export function openVariables(row: DataSetRow): DataSetRow["variables"] {
  return row.variables.filter(({ hidden }) => !hidden);
}

/** What dated rows can be asked for, in words; `rows` counts them. */
export function measuresOf(row: DataSetRow, lang: Lang): Measure[] {
  return row.measures.map(({ name, unit, aggregate, stock = false }) => ({
    name,
    label: text(lang, `measure.${name}`),
    unit: text(lang, `unit.${unit}`),
    aggregate,
    stock,
  }));
}

/** Changes of definition, in words. */
export function breaksOf(row: DataSetRow, lang: Lang): Table["breaks"] {
  return row.breaks.map(({ at, code }) => ({ at, text: text(lang, `break.${code}`, { at }) }));
}

/** Reads a filter given as text or tree and checks it against the data set; a refusal names place and expectation. */
export function readFilter(row: DataSetRow, where: string | Filter | undefined, lang: Lang) {
  if (where === undefined || where === "") return { filter: null };
  try {
    const filter = typeof where === "string" ? parseFilter(where) : where;
    checkFilter(
      row.kind,
      filter,
      new Map(openVariables(row).map(({ name, categories }) => [name, categories])),
    );
    if (row.kind === "records") onMembers(row, filter);
    return { filter };
  } catch (error) {
    if (!(error instanceof FilterProblem)) throw error;
    const expected = text(lang, `filter.${error.expected}`, { allowed: error.allowed });
    return refuse("bad-filter", { path: ["where"], params: { at: error.at, found: error.found, expected } });
  }
}

function namesOf(row: DataSetRow, name: string): string {
  const found = row.variables.find((variable) => variable.name === name)?.categories ?? [];
  return found
    .flatMap((code) => (code === null || code === "total" ? [] : [code]))
    .slice(0, 20)
    .join(", ");
}

/** Answers a question about either kind of data; what cannot be answered is refused with its reason. */
export async function answerFor(
  row: DataSetRow,
  by: readonly string[],
  filter: Filter | null,
  measure?: string,
) {
  const names = openVariables(row).map(({ name }) => name);
  const strange = by.findIndex((name, index) => !names.includes(name) || by.indexOf(name) !== index);
  if (strange >= 0)
    return refuse("no-such-variable", {
      path: ["by", strange],
      params: { found: by[strange] ?? "", expected: names.join(", ") },
    });
  try {
    if (row.kind === "records") return await answerSeveral(row, by, filter);
    if (row.kind === "series") return await answerSeries(row, by, filter, measure);
    return await answerFigures(row, by, filter);
  } catch (error) {
    if (error instanceof TooManyCells) return refuse("too-many-cells", { path: ["by"] });
    if (error instanceof ChooseIndicator) return refuse("choose-indicator", { path: ["by"] });
    if (error instanceof ChooseOne)
      return refuse("choose-one", {
        path: ["by"],
        params: {
          variable: error.variable,
          expected: namesOf(row, error.variable),
        },
      });
    if (error instanceof BrokenSeries)
      return refuse("broken-series", { path: ["where"], params: { at: error.at } });
    if (error instanceof NoSuchMeasure)
      return refuse("no-such-measure", {
        path: ["measure"],
        params: { expected: [...row.measures.map(({ name }) => name), "rows"].join(", ") },
      });
    if (error instanceof TiedFilter) return refuse("tied-filter", { path: ["where"] });
    if (error instanceof NotReleased)
      return refuse("not-released", {
        path: ["by"],
        params: {
          variables: [...new Set([...by, ...(filter === null ? [] : variablesIn(filter))])].join(", "),
          released: (row.released ?? []).map((set) => set.join(" × ")).join("; "),
        },
      });
    throw error;
  }
}

/** The answer with everything that must stand beside it. */
export function tableOf(
  row: DataSetRow,
  answered: Answered,
  filter: Filter | null,
  lang: Lang,
  measure?: string,
): Table {
  const measures = measuresOf(row, lang);
  const rows = {
    name: "rows",
    label: text(lang, "measure.rows"),
    unit: text(lang, "unit.rows"),
    aggregate: "sum" as const,
    stock: false,
  };
  const chosen =
    measure === "rows" ? rows : (measures.find(({ name }) => name === measure) ?? measures[0] ?? rows);
  return {
    dataSet: headOf(row, lang),
    by: answered.by.map((variable) => labelled(row, variable, lang)),
    measure: row.kind === "series" ? chosen : null,
    breaks: breaksOf(row, lang),
    where: filter === null ? null : filterText(filter),
    k: row.kind === "records" ? k : null,
    cells: answered.cells,
    known: answered.known,
    withheld: answered.withheld,
    caveats: caveatsOf(row, lang),
  };
}
