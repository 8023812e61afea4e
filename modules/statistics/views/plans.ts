import type { ViewPlan } from "./plan.ts";
import { coOccurrence } from "./plans/co-occurrence.ts";
import { conflict } from "./plans/conflict.ts";
import { flows } from "./plans/flows.ts";
import { forms } from "./plans/forms.ts";
import { funnel } from "./plans/funnel.ts";
import { means } from "./plans/means.ts";
import { offenders } from "./plans/offenders.ts";
import { recruiters } from "./plans/recruiters.ts";
import { scale } from "./plans/scale.ts";
import { smuggledMigrants } from "./plans/smuggled-migrants.ts";
import { smugglers } from "./plans/smugglers.ts";
import { smugglingRoutes } from "./plans/smuggling-routes.ts";
import { trends } from "./plans/trends.ts";
import { victims } from "./plans/victims.ts";

/** Every view, in the order of the list of views. */
export const plans: readonly ViewPlan[] = [
  victims,
  forms,
  means,
  recruiters,
  trends,
  offenders,
  funnel,
  coOccurrence,
  scale,
  flows,
  smugglingRoutes,
  smuggledMigrants,
  smugglers,
  conflict,
];

/** The plan of a view, or nothing. */
export function findPlan(view: string): ViewPlan | undefined {
  return plans.find((plan) => plan.view === view);
}
