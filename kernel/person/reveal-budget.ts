import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";

/** Names that a role opens one by one within a day of ordinary work; more is harvesting, or needs another way. */
const daily: Readonly<Record<string, number>> = { frontline: 40, court: 40, central: 40 };
const ordinary = 120;

/** How many names an actor with these roles may open within 24 hours. */
export function revealBudget(roles: readonly string[]): number {
  return Math.max(0, ...roles.map((role) => daily[role] ?? ordinary));
}

/** Whether the actor has opened as many names as their roles allow within 24 hours (threat: insider harvesting). */
export async function isBudgetSpent({
  tx,
  actor,
}: Pick<QuestionContext<unknown>, "tx" | "actor">): Promise<boolean> {
  const { rows } = await sql<{
    reads: number;
  }>`select audit.own_reads('person.reveal-identity') as reads`.execute(tx);
  return (rows[0]?.reads ?? 0) >= revealBudget(actor.roles);
}
