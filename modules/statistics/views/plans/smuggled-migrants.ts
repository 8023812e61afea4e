import type { ViewPlan } from "../plan.ts";

const detections = [{ kind: "series", measure: "detections" }] as const;
const measure = "detections";

/** Who is detected at borders, from where, and who dies on the way (A24, M2). */
export const smuggledMigrants: ViewPlan = {
  view: "smuggled-migrants",
  group: "movement",
  filters: ["origin", "route", "year"],
  notes: ["detected-not-smuggled", "detection-effort"],
  panels: [
    { panel: "origins", chart: "map", from: detections, by: ["origin"], measure, bySize: true },
    { panel: "years", chart: "lines", from: detections, by: ["origin", "year"], measure, top: 6 },
    {
      panel: "months",
      chart: "lines",
      from: [{ kind: "series", measure, variables: ["country"] }, ...detections],
      by: ["month"],
      measure,
      events: true,
    },
    { panel: "groups", chart: "stacked", from: detections, by: ["year", "demography"], measure },
    { panel: "ages", chart: "stacked", from: detections, by: ["age", "sex"], measure },
    { panel: "grounds", chart: "stacked", from: detections, by: ["year", "authority"], measure },
    {
      panel: "boats",
      chart: "lines",
      from: [{ kind: "series", measure: "boats" }],
      by: ["year"],
      measure: "boats",
      half: true,
    },
    {
      panel: "children",
      chart: "lines",
      from: [{ kind: "series", measure: "children" }],
      by: ["year"],
      measure: "children",
      half: true,
    },
    {
      panel: "women",
      chart: "lines",
      from: [{ kind: "series", measure: "women" }],
      by: ["year"],
      measure: "women",
      half: true,
    },
    {
      panel: "survivors",
      chart: "lines",
      from: [{ kind: "series", measure: "survivors" }],
      by: ["year"],
      measure: "survivors",
      half: true,
    },
  ],
  elsewhere: ["frontex", "border-series", "missing-migrants"],
};
