import { actOf, type LineSpec } from "./spec.ts";

/** What the rule of the order looks at: the acts that stand, in the order in which they happened. */
export type Step = { readonly act: string; readonly on: string };

export const courseRefusals = ["out-of-order", "not-yet", "before-the-last"] as const;
export type CourseRefusal = (typeof courseRefusals)[number];

/** The state of a line after its acts; `null` before the first, `undefined` when they could not have followed each other. */
export function stateAfter(spec: LineSpec, steps: readonly Step[]): string | null | undefined {
  let state: string | null = null;
  for (const { act } of steps) {
    const { after, to } = actOf(spec, act);
    if (!after.includes(state)) return undefined;
    state = to ?? state;
  }
  return state;
}

/** The verbs whose act may follow now. */
export function verbsAfter(spec: LineSpec, state: string | null): string[] {
  return spec.acts.filter(({ after }) => after.includes(state)).map(({ verb }) => verb);
}

/**
 * Why an act cannot be recorded: it does not follow from the state, it lies in the future, or before the act that it
 * follows. A day may have begun elsewhere: up to fourteen hours ahead is today somewhere (UTC+14).
 */
export function refusedStep(
  spec: LineSpec,
  steps: readonly Step[],
  { act, on, now }: Step & { readonly now: Date },
): CourseRefusal | null {
  const state = stateAfter(spec, steps);
  if (state === undefined || !actOf(spec, act).after.includes(state)) return "out-of-order";
  if (on > new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10)) return "not-yet";
  const last = steps.at(-1);
  return last !== undefined && on < last.on ? "before-the-last" : null;
}
