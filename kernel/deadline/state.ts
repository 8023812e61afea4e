/** `due`: its last 24 hours run. `soon`: its last quarter, or its last three days, runs. */
export const deadlineStates = ["running", "soon", "due", "overdue", "paused", "met", "dropped"] as const;
export type DeadlineState = (typeof deadlineStates)[number];

export type DeadlineMoments = {
  readonly startsAt: number;
  readonly dueAt: number;
  readonly pausedAt: number | null;
  /** When it was met or dropped. */
  readonly endedAt: number | null;
  readonly dropped: boolean;
};

const dayMs = 86_400_000;

/** How a deadline stands at a moment. A deadline met after its end is met all the same: its page shows when. */
export function deadlineState(
  { startsAt, dueAt, pausedAt, endedAt, dropped }: DeadlineMoments,
  now: number,
): DeadlineState {
  if (endedAt !== null) return dropped ? "dropped" : "met";
  if (pausedAt !== null) return "paused";
  if (now > dueAt) return "overdue";
  const left = dueAt - now;
  if (left <= dayMs) return "due";
  return left <= Math.max((dueAt - startsAt) / 4, 0) || left <= 3 * dayMs ? "soon" : "running";
}
