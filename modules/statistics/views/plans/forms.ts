import type { ViewPlan } from "../plan.ts";

const victims = "indicator=detected_victims and form in (sexual_exploitation, forced_labour, other_forms)";

/** Forms of exploitation: what governments report, and records of persons crossed with sex, age and sector. */
export const forms: ViewPlan = {
  view: "forms",
  group: "people",
  filters: ["region", "country", "sex", "age", "citizenship", "exploited_in", "year"],
  panels: [
    {
      panel: "reported",
      chart: "bars",
      from: [{ kind: "indicators" }],
      by: ["form"],
      only: victims,
      bySize: true,
    },
    { panel: "years", chart: "lines", from: [{ kind: "indicators" }], by: ["year", "form"], only: victims },
    { panel: "sex", chart: "stacked", from: [{ kind: "records" }], by: ["form", "sex"], bySize: true },
    { panel: "age", chart: "stacked", from: [{ kind: "records" }], by: ["form", "age"], bySize: true },
    { panel: "sector", chart: "bars", from: [{ kind: "records" }], by: ["sector"], bySize: true },
    { panel: "exploited_as", chart: "bars", from: [{ kind: "records" }], by: ["exploited_as"], bySize: true },
  ],
  elsewhere: ["unodc", "ctdc"],
};
