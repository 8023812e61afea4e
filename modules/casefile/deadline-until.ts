import { randomUUID } from "node:crypto";
import type { Context } from "#kernel/action";
import { type DeadlineTitle, DeadlineWish, endDeadline, makeDeadline } from "#kernel/deadline";
import { partsOf } from "#kernel/part";

type Setting = Pick<Context<unknown>, "tx" | "actor" | "vault" | "now">;

/** Days from a moment's day to a day, both in UTC. */
export function daysUntil(now: Date, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(now.toISOString().slice(0, 10))) / 86_400_000);
}

/**
 * A deadline on the case that ends with a day, of which people of a role are told so many hours before and at its end.
 * Null when that day is over: nothing can be told in time any more. On the day itself it ends in an hour.
 */
export async function deadlineUntil(
  context: Setting,
  {
    caseId,
    recordId,
    day,
    title,
    hoursBefore,
    role,
  }: {
    caseId: string;
    recordId: string;
    day: string;
    title: DeadlineTitle;
    hoursBefore: readonly number[];
    role: string;
  },
): Promise<string | null> {
  const days = daysUntil(context.now, day);
  if (days < 0 || days > 3660) return null;
  const deadlineId = randomUUID();
  const term = DeadlineWish.omit({ title: true }).parse({
    ...(days === 0 ? { unit: "hours", amount: 1 } : { unit: "days", amount: days }),
    zone: "UTC",
    country: "ZZ",
    steps: hoursBefore.map((hours) => ({ when: { hoursBefore: hours }, to: { role } })),
  });
  const parts = await partsOf(context.tx, caseId);
  const ids = { deadlineId, dossierId: caseId, compartment: "investigation" } as const;
  return (await makeDeadline(context, parts, { ids, wish: { ...term, title }, recordId }))
    ? deadlineId
    : null;
}

/** Ends a deadline that one of these records set; one that somebody ended by hand stays as it is. */
export async function endTerm(
  context: Omit<Context<unknown>, "emit" | "startJob">,
  { caseId, deadlineId, how }: { caseId: string; deadlineId: string | null; how: "met" | "dropped" },
): Promise<void> {
  if (deadlineId === null) return;
  await endDeadline({ ...context, expects: undefined, input: { deadlineId, dossierId: caseId } }, how);
}
