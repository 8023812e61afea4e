import type { ViewPlan } from "../plan.ts";

const stages = "indicator in (formal_contact, prosecuted, convicted)";

/** Suspected, prosecuted and convicted persons (A42, M2): what courts and police reported, and what victims told of perpetrators. */
export const offenders: ViewPlan = {
  view: "offenders",
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
      panel: "sex",
      chart: "stacked",
      from: [{ kind: "indicators" }],
      by: ["indicator", "sex"],
      only: stages,
      half: true,
    },
    {
      panel: "age",
      chart: "stacked",
      from: [{ kind: "indicators" }],
      by: ["indicator", "age"],
      only: stages,
      half: true,
    },
    ...["sex", "age", "region", "relation", "role"].map((part) => ({
      panel: `perpetrator_${part}`,
      chart: "bars" as const,
      from: [{ kind: "records" as const }],
      by: [`perpetrator_${part}`],
      bySize: part !== "age",
      half: part !== "role",
    })),
  ],
  elsewhere: ["unodc", "ctdc-vp"],
};
