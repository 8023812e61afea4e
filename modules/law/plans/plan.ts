import { z } from "zod";
import { Words } from "#kernel/words";
import { DutyId } from "../legislation/act.ts";
import { CountryCode } from "../places.ts";

export const progressStates = ["not-started", "under-way", "done", "dropped"] as const;
export const Progress = z.enum(progressStates);

export const Measure = z.object({
  measureId: z.uuid(),
  goalId: z.uuid(),
  title: Words(400),
  body: Words(300).describe("the body that is responsible, never a person"),
  deadline: z.iso.date().optional(),
  duty: DutyId.optional().describe("the gap that it closes"),
  progress: Progress,
  note: Words(2000).optional().describe("how far it is"),
  reportedOn: z.iso.date().optional().describe("the day of the last report"),
});
export type Measure = z.infer<typeof Measure>;

export const Goal = z.object({ goalId: z.uuid(), title: Words(400) });
export type Goal = z.infer<typeof Goal>;

const days = { starts: z.iso.date(), ends: z.iso.date() };
export const PlanHead = z
  .object({ country: CountryCode, title: Words(300), summary: Words(4000).optional(), ...days })
  .refine(({ starts, ends }) => starts <= ends, {
    message: "a plan that ends after it starts",
    path: ["ends"],
  });
export type PlanHead = z.infer<typeof PlanHead>;

export type Plan = PlanHead & { goals: Goal[]; measures: Measure[] };

export const MeasureState = z.enum([...progressStates, "overdue"]);

/** How a measure stands on a day: what is not done by its deadline is overdue. */
export function stateOf({ progress, deadline }: Measure, day: string): z.infer<typeof MeasureState> {
  const open = progress === "not-started" || progress === "under-way";
  return open && deadline !== undefined && deadline < day ? "overdue" : progress;
}

/** Share of the measures that are done, dropped ones left out; null where there are none. */
export function shareDone(measures: readonly Measure[]): number | null {
  const counted = measures.filter(({ progress }) => progress !== "dropped");
  return counted.length === 0
    ? null
    : counted.filter(({ progress }) => progress === "done").length / counted.length;
}
