import { type DataKind, documented, kindOf, numberOf, spanOf, unknown } from "../variables.ts";
import type { Comparison, Filter } from "./filter.ts";
import { FilterProblem } from "./parse-filter.ts";

/** One category for each variable of the filter; null is unknown. */
export type Assignment = ReadonlyMap<string, string | null>;

function compared(left: { min: number; max: number }, is: Comparison, right: number): boolean {
  switch (is) {
    case "=":
      return left.min === right && left.max === right;
    case "!=":
      return right < left.min || right > left.max;
    case "<":
      return left.max < right;
    case "<=":
      return left.max <= right;
    case ">":
      return left.min > right;
    case ">=":
      return left.min >= right;
    default:
      throw is satisfies never;
  }
}

/**
 * Says whether a category meets a filter; null where that is not known. An unknown value is never a "no": it meets
 * neither `= x` nor `!= x`, only `= unknown`.
 */
export function meets(data: DataKind, filter: Filter, at: Assignment): boolean | null {
  if ("all" in filter) {
    const parts = filter.all.map((part) => meets(data, part, at));
    return parts.includes(false) ? false : parts.includes(null) ? null : true;
  }
  if ("any" in filter) {
    const parts = filter.any.map((part) => meets(data, part, at));
    return parts.includes(true) ? true : parts.includes(null) ? null : false;
  }
  if ("not" in filter) {
    const part = meets(data, filter.not, at);
    return part === null ? null : !part;
  }
  const found = at.get(filter.variable) ?? null;
  // Published tables have a category "unknown", records an empty cell: both are unknown.
  const code = found === unknown ? null : found;
  if ("in" in filter) {
    const wanted = filter.in.map((value) => value.toLowerCase());
    if (code === null) return wanted.includes(unknown) ? true : null;
    return wanted.includes(code.toLowerCase());
  }
  const value = filter.value.toLowerCase();
  if (value === unknown && filter.is === "=") return code === null;
  if (value === unknown && filter.is === "!=") return code !== null;
  if (code === null) return null;
  if (filter.is === "=" && value === code.toLowerCase()) return true;
  const span = spanOf(data, filter.variable, code);
  const number = numberOf(data, filter.variable, filter.value);
  if (span !== undefined && number !== undefined) return compared(span, filter.is, number);
  return filter.is === "=" ? false : value !== code.toLowerCase();
}

/** Refuses a filter on a variable the data set lacks, or with a value its list lacks. Throws `FilterProblem`. */
export function checkFilter(
  data: DataKind,
  filter: Filter,
  variables: ReadonlyMap<string, readonly (string | null)[]>,
): void {
  if ("all" in filter || "any" in filter) {
    for (const part of "all" in filter ? filter.all : filter.any) checkFilter(data, part, variables);
    return;
  }
  if ("not" in filter) {
    checkFilter(data, filter.not, variables);
    return;
  }
  const categories = variables.get(filter.variable);
  if (categories === undefined)
    throw new FilterProblem(0, filter.variable, "known-variable", [...variables.keys()].join(", "));
  const kind = kindOf(data, filter.variable);
  const hasNumbers = categories.some(
    (code) => code !== null && spanOf(data, filter.variable, code) !== undefined,
  );
  const known = new Set(
    [...documented(data, filter.variable), ...categories.map((code) => code ?? unknown), unknown].map(
      (code) => code.toLowerCase(),
    ),
  );
  const values = "in" in filter ? filter.in : [filter.value];
  for (const value of values) {
    const isNumber = numberOf(data, filter.variable, value) !== undefined;
    if (hasNumbers && isNumber) continue;
    const isOrder = "is" in filter && filter.is !== "=" && filter.is !== "!=";
    if (isOrder) throw new FilterProblem(0, value, hasNumbers ? "number" : "no-order", filter.variable);
    if (!known.has(value.toLowerCase())) {
      const shown =
        kind !== undefined && "kind" in kind && kind.kind === "country"
          ? "PH, UA, …"
          : [...known].slice(0, 20).join(", ");
      throw new FilterProblem(0, value, "known-value", shown);
    }
  }
}
