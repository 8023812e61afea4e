import { codeList, countries, type Lang } from "@palermo/vocabulary";
import type { Cell, Table } from "../statistics.ts";
import { text } from "../text.ts";
import { categoryLabel } from "../variables.ts";
import type { PanelPlan } from "./plan.ts";

const regionOf = new Map(countries.map(({ alpha2, region }) => [alpha2, region]));

/** A table of flows as its picture needs it: without the many empty places; within one country; by region. */
export function flowsTable(table: Table, plan: Pick<PanelPlan, "flows" | "chart">, lang: Lang): Table {
  if (plan.flows === "within") return within(table);
  if (plan.flows === "regions") return byRegion(table, lang);
  if (plan.chart !== "flows" && plan.chart !== "sankey") return table;
  return { ...table, cells: table.cells.filter((cell) => cell.value !== 0 || cell.at.includes(null)) };
}

/** What stays within one country: the figures whose two places are one. */
function within(table: Table): Table {
  const [place] = table.by;
  if (place === undefined) return table;
  const cells = table.cells.flatMap((cell): Cell[] => {
    const [from, to] = cell.at;
    return from && from === to && from !== "unknown" && cell.state !== "missing" && cell.value !== 0
      ? [{ ...cell, at: [from] }]
      : [];
  });
  return {
    ...table,
    by: [
      { ...place, categories: place.categories.filter(({ code }) => cells.some(({ at }) => at[0] === code)) },
    ],
    cells,
  };
}

/** Flows added up by region from the figures that are shown; what is no country of a region stands by itself. */
function byRegion(table: Table, lang: Lang): Table {
  const sums = new Map<string, number>();
  let hidden = false;
  for (const { at, state, value } of table.cells) {
    const [from, to] = at;
    if (!from || !to || value === 0 || state === "missing") continue;
    if (state !== "shown" || value === undefined) {
      hidden = true;
      continue;
    }
    const key = JSON.stringify([regionOf.get(from) ?? "other", regionOf.get(to) ?? "other"]);
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  const cells = [...sums].map(
    ([key, value]): Cell => ({ at: JSON.parse(key) as string[], state: "shown", value }),
  );
  const order = [...codeList("region").codes.map(({ code }) => code), "other"];
  const used = (index: number) => new Set(cells.map(({ at }) => at[index]));
  const by = table.by.map((variable, index) => ({
    ...variable,
    categories: order
      .filter((code) => used(index).has(code))
      .map((code) => ({
        code,
        label:
          code === "other" ? text(lang, "map.no-region") : categoryLabel("indicators", "region", code, lang),
      })),
  }));
  return {
    ...table,
    by,
    cells,
    caveats: [...(hidden ? [text(lang, "map.regions-hidden")] : []), ...table.caveats],
  };
}
