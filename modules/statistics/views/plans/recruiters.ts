import type { ViewPlan } from "../plan.ts";

/** Who recruited the victims: how close the recruiter stood to them. */
export const recruiters: ViewPlan = {
  view: "recruiters",
  group: "people",
  filters: ["sex", "age", "form", "citizenship", "exploited_in", "year"],
  notes: ["never-of-a-nationality"],
  panels: [
    { panel: "recruiter", chart: "bars", from: [{ kind: "records" }], by: ["recruiter"], bySize: true },
    { panel: "form", chart: "stacked", from: [{ kind: "records" }], by: ["recruiter", "form"], bySize: true },
    {
      panel: "sex",
      chart: "stacked",
      from: [{ kind: "records" }],
      by: ["recruiter", "sex"],
      bySize: true,
      half: true,
    },
    {
      panel: "age",
      chart: "stacked",
      from: [{ kind: "records" }],
      by: ["recruiter", "age"],
      bySize: true,
      half: true,
    },
    {
      panel: "perpetrator_relation",
      chart: "bars",
      from: [{ kind: "records" }],
      by: ["perpetrator_relation"],
      bySize: true,
    },
  ],
  elsewhere: ["ctdc", "ctdc-vp"],
};
