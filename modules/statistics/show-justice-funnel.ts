import { NotFound, question } from "#kernel/action";
import { caveatsOf, findDataSet, headOf, newestDataSet } from "./find-data-set.ts";
import { Funnel, FunnelAsk, stages } from "./statistics.ts";
import { askFigures } from "./store/ask-store.ts";
import { parquetOf } from "./store/folder.ts";
import type { FiguresAsk } from "./store/work.ts";
import { labelled } from "./table/answer-table.ts";
import { funnelOf } from "./table/funnel.ts";
import { categoryLabel } from "./variables.ts";

const filters = ["region", "country", "year"];

export const showJusticeFunnel = question({
  name: "statistics.show-justice-funnel",
  about:
    "From recorded offences to convictions: published figures by country, region and year, with bounds where the source gives only <5.",
  needs: "statistics.read",
  input: FunnelAsk,
  output: Funnel,
  inAddress: true,
}).run(async ({ input, tx, actor }) => {
  const { lang } = actor;
  const row =
    input.dataset === undefined
      ? await newestDataSet(tx, "indicators")
      : await findDataSet(tx, input.dataset);
  if (row === undefined && input.dataset === undefined)
    return {
      dataSet: null,
      stages: [],
      matchedPairs: 0,
      byYear: [],
      byCountry: [],
      filters: [],
      caveats: [],
    };
  if (row?.kind !== "indicators") throw new NotFound();
  const { from = 0, to = 9999 } = input;
  const years = row.variables.find(({ name }) => name === "year")?.categories ?? [];
  const only: FiguresAsk["only"] = [
    { column: "indicator", values: [...stages] },
    { column: "breakdown", values: ["total"] },
    { column: "sex", values: ["total"] },
    { column: "age", values: ["total"] },
    { column: "year", values: years.filter((year) => Number(year) >= from && Number(year) <= to) },
    ...(input.country === undefined ? [] : [{ column: "country", values: [input.country] }]),
    ...(input.region === undefined ? [] : [{ column: "region", values: [input.region] }]),
  ];
  const by = ["indicator", "country", "year"];
  const lines = await askFigures({ kind: "figures", file: parquetOf(row.data_set_id), ask: { by, only } });
  const funnel = funnelOf(lines);
  const byCountry = funnel.byCountry.map(([code, figures]) => ({
    code,
    label: categoryLabel("indicators", "country", code, lang),
    figures,
  }));
  return {
    dataSet: headOf(row, lang),
    stages: funnel.stages.map((stage) => ({
      ...stage,
      label: categoryLabel("indicators", "indicator", stage.stage, lang),
    })),
    matchedPairs: funnel.matchedPairs,
    byYear: funnel.byYear.map(([year, figures]) => ({ year: Number(year), figures })),
    byCountry: byCountry.sort((a, b) => a.label.localeCompare(b.label, lang)),
    filters: row.variables
      .filter(({ name }) => filters.includes(name))
      .map((variable) => labelled(row, variable, lang)),
    caveats: caveatsOf(row, lang),
  };
});
