import type { ViewPlan } from "../plan.ts";

const statements = [{ kind: "series", measure: "rows", variables: ["form"] }] as const;
const records = [{ kind: "records" }] as const;
const ways = ["origin", "destination"] as const;
const lives = ["citizenship", "exploited_in"] as const;

/** From where to where people are trafficked, what stays within one country standing beside it (A42, M4). */
export const flows: ViewPlan = {
  view: "flows",
  group: "movement",
  filters: ["origin", "destination", "citizenship", "exploited_in", "form", "year"],
  notes: ["flows-not-people", "domestic-hidden"],
  panels: [
    { panel: "map", chart: "flows", from: statements, by: ways, measure: "rows", top: 80 },
    { panel: "sankey", chart: "sankey", from: statements, by: ways, measure: "rows", top: 12 },
    {
      panel: "regions",
      chart: "sankey",
      from: statements,
      by: ways,
      measure: "rows",
      top: 8,
      flows: "regions",
    },
    { panel: "records-map", chart: "flows", from: records, by: lives, top: 80 },
    { panel: "records-sankey", chart: "sankey", from: records, by: lives, top: 12 },
    { panel: "records-regions", chart: "sankey", from: records, by: lives, top: 8, flows: "regions" },
    {
      panel: "within",
      chart: "bars",
      from: records,
      by: lives,
      flows: "within",
      bySize: true,
      top: 25,
      half: true,
    },
    {
      panel: "statements-within",
      chart: "bars",
      from: statements,
      by: ways,
      measure: "rows",
      flows: "within",
      bySize: true,
      top: 25,
      half: true,
    },
    {
      panel: "destinations",
      chart: "map",
      from: statements,
      by: ["destination"],
      measure: "rows",
      bySize: true,
    },
    { panel: "exploited", chart: "map", from: records, by: ["exploited_in"], bySize: true },
  ],
  elsewhere: ["tip-directionality", "ctdc", "unodc"],
};
