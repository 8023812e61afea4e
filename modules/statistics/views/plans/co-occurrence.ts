import type { ViewPlan } from "../plan.ts";

/** Trafficking beside smuggling and other crimes, in the same case or of the same person (A54e, M4). */
export const coOccurrence: ViewPlan = {
  view: "co-occurrence",
  group: "justice",
  filters: ["sex", "age", "year"],
  notes: ["same-record-only"],
  panels: [
    {
      panel: "cases",
      chart: "stacked",
      from: [{ kind: "series", measure: "rows" }],
      by: ["case_type", "charge"],
      measure: "rows",
      bySize: true,
    },
    { panel: "case_kind", chart: "bars", from: [{ kind: "records" }], by: ["case_kind"], bySize: true },
    {
      panel: "forms",
      chart: "stacked",
      from: [{ kind: "records" }],
      by: ["forced_labour", "sexual_exploitation"],
    },
    {
      panel: "form_means",
      chart: "stacked",
      from: [{ kind: "records" }],
      by: ["form", "means"],
      bySize: true,
    },
  ],
  elsewhere: ["us-complaints", "ctdc"],
};
