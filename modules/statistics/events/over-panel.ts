import type { DataSetRow } from "../find-data-set.ts";
import type { Table } from "../statistics.ts";
import { periodOf } from "../views/read-table.ts";
import type { ViewAsk } from "../views/view.ts";
import type { DatedEvent } from "./dated-event.ts";
import { periodAt } from "./period-at.ts";

const placeVariables = ["country", "origin", "transit", "destination", "nationality"];

function codesOf(row: DataSetRow, variables: readonly string[]): Set<string> {
  return new Set(
    row.variables.flatMap(({ name, categories }) =>
      variables.includes(name) ? categories.flatMap((code) => code ?? []) : [],
    ),
  );
}

/**
 * The events that belong over a table by period: within its periods, of the demonstration over the demonstration's
 * figures only, on a route or in a country that the figures tell of and the page has not filtered away.
 */
export function eventsOver(
  events: readonly DatedEvent[],
  { row, table, filters }: { row: DataSetRow; table: Table; filters: ViewAsk["filters"] },
): DatedEvent[] {
  const periods = periodOf(table)?.categories.flatMap(({ code }) => (code === "unknown" ? [] : [code])) ?? [];
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return [];
  const routes = codesOf(row, ["route"]);
  const places = codesOf(row, placeVariables);
  return events.filter(({ date, route, country, demonstration }) => {
    if (demonstration !== row.demonstration || date.earliest === null) return false;
    const at = periodAt(date.earliest, first);
    if (at < first || at > last) return false;
    if (route !== null)
      return routes.has(route) && (filters.route === undefined || filters.route.includes(route));
    return country === null || places.has(country);
  });
}
