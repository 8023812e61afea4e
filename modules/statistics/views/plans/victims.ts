import type { ViewPlan } from "../plan.ts";

/** Who the recorded victims are and what happened to them (A42, M2). */
export const victims: ViewPlan = {
  view: "victims",
  group: "people",
  filters: ["sex", "age", "form", "citizenship", "exploited_in", "year"],
  panels: [
    "sex",
    "age",
    "form",
    "means",
    "year",
    "citizenship",
    "exploited_in",
    "recruiter",
    "sector",
    "control",
    "case_kind",
  ].map((name) => ({
    panel: name,
    chart: "bars",
    from: [{ kind: "records" }],
    by: [name],
    bySize: !["age", "year"].includes(name),
    ...(name === "citizenship" || name === "exploited_in" ? { top: 25 } : {}),
  })),
  elsewhere: ["ctdc", "unodc"],
};
