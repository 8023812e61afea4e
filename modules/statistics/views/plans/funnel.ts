import type { ViewPlan } from "../plan.ts";

const stages = "indicator in (offences, formal_contact, prosecuted, convicted)";

/** From recorded offences to convictions. Its page also sets the same countries and years beside each other. */
export const funnel: ViewPlan = {
  view: "funnel",
  page: "/app/statistics/funnel",
  group: "justice",
  filters: ["region", "country", "year"],
  notes: ["stages-differ"],
  panels: [
    { panel: "stages", chart: "bars", from: [{ kind: "indicators" }], by: ["indicator"], only: stages },
    {
      panel: "years",
      chart: "lines",
      from: [{ kind: "indicators" }],
      by: ["year", "indicator"],
      only: stages,
    },
    {
      panel: "countries",
      chart: "stacked",
      from: [{ kind: "indicators" }],
      by: ["country", "indicator"],
      only: stages,
      bySize: true,
      top: 25,
    },
  ],
  elsewhere: ["unodc"],
};
