import { sql } from "kysely";
import { type QuestionContext, type Refusal, refuse } from "../action/index.ts";

/** Every question that looks for people by a name; together they have one budget. */
const looking = ["person.find-person", "casefile.find-cases-by-name"];
/** Names that a role looks up within a day of ordinary work; more is probing who is known here. */
const daily: Readonly<Record<string, number>> = { frontline: 60, court: 60, central: 60 };
const ordinary = 200;

/** How many names an actor with these roles may look up within 24 hours. */
export function searchBudget(roles: readonly string[]): number {
  return Math.max(0, ...roles.map((role) => daily[role] ?? ordinary));
}

/**
 * Refuses to look for another person once the day's budget is spent, whether the searches found anybody or not (X4). The
 * refusal stands in the audit and counts in the auditor's report of unusual reading.
 */
export async function refuseProbing({
  tx,
  actor,
}: Pick<QuestionContext<unknown>, "tx" | "actor">): Promise<Refusal<"searches-spent"> | null> {
  const { rows } = await sql<{ searches: number }>`
    select sum(audit.own_reads(name))::int as searches from unnest(${looking}::text[]) as names (name)`.execute(
    tx,
  );
  const most = searchBudget(actor.roles);
  return (rows[0]?.searches ?? 0) < most ? null : refuse("searches-spent", { params: { most } });
}
