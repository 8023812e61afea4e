import type { ViewPlan } from "../plan.ts";

/** How many victims were found. How many there are, nobody knows (M2): the page never adds or extrapolates. */
export const scale: ViewPlan = {
  view: "scale",
  group: "people",
  filters: ["region", "country", "year"],
  notes: ["detected-not-existing", "more-found-is-not-more"],
  panels: [
    {
      panel: "detected",
      chart: "lines",
      from: [{ kind: "indicators" }],
      by: ["year"],
      only: "indicator=detected_victims",
      half: true,
    },
    { panel: "recorded", chart: "lines", from: [{ kind: "records" }], by: ["year"], half: true },
    {
      panel: "countries",
      chart: "map",
      from: [{ kind: "indicators" }],
      by: ["country"],
      only: "indicator=detected_victims",
      bySize: true,
    },
    {
      panel: "referred",
      chart: "lines",
      from: [{ kind: "series", measure: "victims" }],
      by: ["year"],
      measure: "victims",
      half: true,
    },
  ],
  elsewhere: ["unodc", "ctdc", "sdg"],
};
