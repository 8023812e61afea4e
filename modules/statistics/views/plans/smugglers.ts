import type { PanelPlan, ViewPlan } from "../plan.ts";

const complaints = [{ kind: "series", measure: "fee" }] as const;
const offices = [{ kind: "series", measure: "detections" }] as const;

function bars(panel: string, by: string): PanelPlan {
  return {
    panel,
    chart: "bars",
    from: complaints,
    by: [by],
    measure: "rows",
    bySize: true,
    top: 20,
    half: true,
  };
}

/** Who is prosecuted and arrested as a smuggler, for what and where (M2). */
export const smugglers: ViewPlan = {
  view: "smugglers",
  group: "justice",
  filters: ["charge", "case_type", "state", "year"],
  notes: ["allegation", "nationality-no-trait"],
  panels: [
    {
      panel: "prosecuted",
      chart: "lines",
      from: complaints,
      by: ["year"],
      measure: "rows",
      events: true,
      half: true,
    },
    {
      panel: "defendants",
      chart: "lines",
      from: [{ kind: "series", measure: "defendants" }],
      by: ["year"],
      measure: "defendants",
      half: true,
    },
    bars("charges", "charge"),
    bars("cases", "case_type"),
    bars("states", "state"),
    bars("agencies", "agency"),
    {
      panel: "nationalities",
      chart: "map",
      from: complaints,
      by: ["nationality"],
      measure: "rows",
      bySize: true,
    },
    {
      panel: "arrested",
      chart: "lines",
      from: offices,
      by: ["indicator", "year"],
      only: "indicator in (smugglers_located, smugglers_arrested, smuggling_cases, smuggling_prosecutions, smuggling_convictions, convictions_smuggling)",
      measure: "detections",
    },
  ],
  elsewhere: ["us-complaints", "us-dhs", "som-observatory"],
};
