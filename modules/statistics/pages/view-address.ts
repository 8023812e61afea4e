import type { ViewAsk } from "../views/view.ts";

/** What a page's address asks for: filters by variable, `data.<panel>` for the data set of a panel. */
export function askOf(view: string, values: Readonly<Record<string, string>>): ViewAsk {
  const data: Record<string, string> = {};
  const filters: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === "") continue;
    if (name === "data") data.view = value;
    else if (name.startsWith("data.")) data[name.slice("data.".length)] = value;
    else if (/^[a-z][a-z_]{0,30}$/.test(name))
      filters[name] = value
        .split(",")
        .filter((part) => part !== "")
        .slice(0, 50);
  }
  return { view, data, filters };
}

/** The whole address of a page, e.g. to send it to somebody who may read it too. */
export function addressOf({ view, data, filters }: ViewAsk): string {
  const address = new URL(`/app/statistics/view/${view}`, location.origin);
  for (const [name, values] of Object.entries(filters)) address.searchParams.set(name, values.join(","));
  for (const [panel, dataSet] of Object.entries(data))
    address.searchParams.set(panel === "view" ? "data" : `data.${panel}`, dataSet);
  return address.href;
}
