import type { ViewPlan } from "../plan.ts";

/** How the figures move over the years. */
export const trends: ViewPlan = {
  view: "trends",
  group: "people",
  filters: ["region", "country", "form", "year"],
  notes: ["more-found-is-not-more"],
  panels: [
    {
      panel: "detected",
      chart: "lines",
      from: [{ kind: "indicators" }],
      by: ["year", "sex"],
      only: "indicator=detected_victims",
    },
    {
      panel: "age",
      chart: "lines",
      from: [{ kind: "indicators" }],
      by: ["year", "age"],
      only: "indicator=detected_victims",
    },
    {
      panel: "justice",
      chart: "lines",
      from: [{ kind: "indicators" }],
      by: ["year", "indicator"],
      only: "indicator in (offences, formal_contact, prosecuted, convicted)",
    },
    { panel: "records", chart: "lines", from: [{ kind: "records" }], by: ["year", "form"] },
  ],
  elsewhere: ["unodc", "ctdc"],
};
