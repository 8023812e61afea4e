import type { ViewPlan } from "../plan.ts";

const statements = [{ kind: "series", measure: "rows", variables: ["trafficker"] }] as const;
const armed = "trafficker in (rebels, militia, officials)";

/** Trafficking in armed conflict: hardly counted anywhere, so that the page mostly says where to ask (M2). */
export const conflict: ViewPlan = {
  view: "conflict",
  group: "movement",
  filters: ["origin", "form", "year"],
  notes: ["conflict-uncounted"],
  panels: [
    {
      panel: "armed",
      chart: "lines",
      from: statements,
      by: ["trafficker", "year"],
      only: armed,
      measure: "rows",
    },
    {
      panel: "soldiers",
      chart: "map",
      from: statements,
      by: ["origin"],
      only: "form=child_soldiers",
      measure: "rows",
      bySize: true,
    },
    {
      panel: "forms",
      chart: "bars",
      from: statements,
      by: ["form"],
      only: armed,
      measure: "rows",
      bySize: true,
    },
  ],
  elsewhere: ["un-caac", "un-crsv", "unodc-conflict", "tip-directionality"],
};
