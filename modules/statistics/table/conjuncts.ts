import { type Filter, variablesIn } from "../filter/filter.ts";
import { meets } from "../filter/meets.ts";
import type { DataKind } from "../variables.ts";

/** A filter that ties several variables together cannot be used on published figures. */
export class TiedFilter extends Error {}

function partsOf(filter: Filter): Filter[] {
  return "all" in filter ? filter.all.flatMap(partsOf) : [filter];
}

/** What each variable may be under a filter whose conditions speak of one variable each. Throws `TiedFilter`. */
export function allowedBy(
  data: DataKind,
  filter: Filter | null,
  variables: readonly { readonly name: string; readonly categories: readonly (string | null)[] }[],
): Map<string, (string | null)[]> {
  const allowed = new Map<string, (string | null)[]>();
  for (const part of filter === null ? [] : partsOf(filter)) {
    const [name, ...others] = variablesIn(part);
    const variable = variables.find((candidate) => candidate.name === name);
    if (others.length > 0 || variable === undefined) throw new TiedFilter();
    const before = allowed.get(variable.name) ?? variable.categories;
    // A published total is no value of its own: "not female" does not mean everybody.
    const met = before.filter(
      (code) => code !== "total" && meets(data, part, new Map([[variable.name, code]])) === true,
    );
    allowed.set(variable.name, [...met]);
  }
  return allowed;
}
