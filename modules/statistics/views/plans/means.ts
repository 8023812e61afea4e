import type { ViewPlan } from "../plan.ts";

/** Means of control as casework knows them: not the means of the definition (TIP article 3 (a)). */
export const means: ViewPlan = {
  view: "means",
  group: "people",
  filters: ["sex", "age", "form", "citizenship", "exploited_in", "year"],
  notes: ["control-not-means"],
  panels: [
    { panel: "means", chart: "bars", from: [{ kind: "records" }], by: ["means"], bySize: true },
    {
      panel: "means_of_control",
      chart: "bars",
      from: [{ kind: "records" }],
      by: ["means_of_control"],
      bySize: true,
    },
    { panel: "form", chart: "stacked", from: [{ kind: "records" }], by: ["means", "form"], bySize: true },
    {
      panel: "sex",
      chart: "stacked",
      from: [{ kind: "records" }],
      by: ["means", "sex"],
      bySize: true,
      half: true,
    },
    {
      panel: "age",
      chart: "stacked",
      from: [{ kind: "records" }],
      by: ["means", "age"],
      bySize: true,
      half: true,
    },
    { panel: "control", chart: "bars", from: [{ kind: "records" }], by: ["control"], bySize: true },
  ],
  elsewhere: ["ctdc", "ctdc-vp"],
};
