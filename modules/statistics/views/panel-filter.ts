import type { Filter } from "../filter/filter.ts";
import { parseFilter } from "../filter/parse-filter.ts";
import type { DataSetRow } from "../find-data-set.ts";
import { openVariables } from "../table/answer-table.ts";
import type { PanelPlan } from "./plan.ts";
import type { ViewAsk } from "./view.ts";

/** A page's filters as far as a data set knows them, and the variables of those that it does not. */
export type PanelFilter = { readonly filter: Filter | null; readonly apart: readonly string[] };

/** Brings the page's filters and the panel's own together for one data set. */
export function panelFilter(row: DataSetRow, plan: PanelPlan, filters: ViewAsk["filters"]): PanelFilter {
  const variables = new Map(openVariables(row).map(({ name, categories }) => [name, categories]));
  const parts: Filter[] = plan.only === undefined ? [] : [narrowed(parseFilter(plan.only), variables)];
  const apart: string[] = [];
  for (const [name, values] of Object.entries(filters)) {
    const years = name === "from" ? ">=" : name === "to" ? "<=" : undefined;
    const variable = years === undefined ? name : "year";
    const known = variables.get(variable);
    const [value] = values;
    if (value === undefined) continue;
    if (known === undefined) apart.push(variable);
    else if (years !== undefined) parts.push({ variable, is: years, value });
    else if (!values.some((code) => known.includes(code) || code === "unknown")) apart.push(variable);
    else parts.push({ variable, in: [...values] });
  }
  const [first] = parts;
  return {
    filter: parts.length > 1 ? { all: parts } : (first ?? null),
    apart: [...new Set(apart)],
  };
}

/** What a panel always asks for, as far as the data set has it. */
function narrowed(filter: Filter, variables: ReadonlyMap<string, readonly (string | null)[]>): Filter {
  if (!("in" in filter)) return filter;
  const known = variables.get(filter.variable) ?? [];
  const held = filter.in.filter((code) => known.includes(code));
  return held.length === 0 ? filter : { variable: filter.variable, in: held };
}
