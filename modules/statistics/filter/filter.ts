import { z } from "zod";

const Name = z.string().regex(/^[a-z][a-z_]{0,30}$/, "a variable's name, such as year or sex");
const Value = z.string().min(1).max(60);

export const comparisons = ["=", "!=", "<", "<=", ">", ">="] as const;
export const Comparison = z.enum(comparisons);
export type Comparison = z.infer<typeof Comparison>;

/** A filter as a tree: conditions on one variable each, joined by all, any and not. */
export type Filter =
  | { all: Filter[] }
  | { any: Filter[] }
  | { not: Filter }
  | { variable: string; is: Comparison; value: string }
  | { variable: string; in: string[] };

export const Filter: z.ZodType<Filter> = z
  .lazy(() =>
    z.union([
      z.object({ all: z.array(Filter).min(1).max(20) }),
      z.object({ any: z.array(Filter).min(1).max(20) }),
      z.object({ not: Filter }),
      z.object({ variable: Name, is: Comparison, value: Value }),
      z.object({ variable: Name, in: z.array(Value).min(1).max(200) }),
    ]),
  )
  .meta({
    id: "StatisticsFilter",
    description: "conditions on variables; an unknown value meets none but `= unknown`",
  });

/** The variables that a filter speaks of, each once, in order of appearance. */
export function variablesIn(filter: Filter): string[] {
  if ("all" in filter) return [...new Set(filter.all.flatMap(variablesIn))];
  if ("any" in filter) return [...new Set(filter.any.flatMap(variablesIn))];
  if ("not" in filter) return variablesIn(filter.not);
  return [filter.variable];
}

function valueText(value: string): string {
  return /^[\w.+-]+$/.test(value) && !/^(and|or|not|in)$/i.test(value)
    ? value
    : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

/** The filter as text that `parseFilter` reads again. */
export function filterText(filter: Filter): string {
  if ("all" in filter)
    return filter.all
      .map((part) => ("any" in part ? `(${filterText(part)})` : filterText(part)))
      .join(" and ");
  if ("any" in filter)
    return filter.any
      .map((part) => ("all" in part ? `(${filterText(part)})` : filterText(part)))
      .join(" or ");
  if ("not" in filter) return `not (${filterText(filter.not)})`;
  if ("in" in filter) return `${filter.variable} in (${filter.in.map(valueText).join(", ")})`;
  return `${filter.variable}${filter.is}${valueText(filter.value)}`;
}
