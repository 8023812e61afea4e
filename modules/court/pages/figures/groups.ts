import type { OutputOf } from "#kernel/action";
import type { showFunnel } from "../../funnel/show-funnel.ts";

export type Funnel = OutputOf<typeof showFunnel>;
export type Row = Funnel["all"];

export const groupings = ["crime", "year", "court"] as const;
export type Grouping = (typeof groupings)[number];

export function rowsOf(funnel: Funnel, by: Grouping): Row[] {
  switch (by) {
    case "crime":
      return funnel.byCrime;
    case "year":
      return funnel.byYear;
    case "court":
      return funnel.byCourt;
  }
}
