import type { ViewPlan } from "./plan.ts";
import { victims } from "./plans/victims.ts";

/** Every view, in the order of the list of views. */
export const plans: readonly ViewPlan[] = [victims];

/** The plan of a view, or nothing. */
export function findPlan(view: string): ViewPlan | undefined {
  return plans.find((plan) => plan.view === view);
}
