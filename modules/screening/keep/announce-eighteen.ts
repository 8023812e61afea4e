import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "#kernel/action";
import { makeDeadline } from "#kernel/deadline";
import { partsOf } from "#kernel/part";
import { text } from "../text.ts";

const dayMs = 86_400_000;
/** Half a year of hours. */
const sixMonths = (24 * 365) / 2;

/** The earliest day on which somebody born in that year is eighteen. */
export function eighteenOn(yearOfBirth: number): Date {
  return new Date(Date.UTC(yearOfBirth + 18, 0, 1));
}

/**
 * Turning eighteen is announced six months ahead (S4): a deadline on the screening for the earliest day that the year of
 * birth allows. None where the year is not known, the day is past, or more than ten years away (beyond the time for which
 * a screening is kept).
 */
export async function announceEighteen(
  context: Pick<Context<unknown>, "tx" | "actor" | "vault" | "now">,
  screeningId: string,
): Promise<void> {
  const { tx, actor, now } = context;
  const { rows } = await sql<{ year_of_birth: number | null; eighteen_deadline: string | null }>`
    select year_of_birth, eighteen_deadline from screening.screening where screening_id = ${screeningId}::uuid`.execute(
    tx,
  );
  const [row] = rows;
  if (row?.year_of_birth == null || row.eighteen_deadline !== null) return;
  const days = Math.ceil((eighteenOn(row.year_of_birth).getTime() - now.getTime()) / dayMs);
  if (days < 1 || days > 3650) return;
  const deadlineId = randomUUID();
  const made = await makeDeadline(context, await partsOf(tx, screeningId), {
    ids: { deadlineId, dossierId: screeningId, compartment: "support" },
    wish: {
      title: (lang) => text(lang, "deadline.eighteen"),
      unit: "days",
      amount: days,
      zone: "UTC",
      country: "ZZ",
      timeOfDay: "00:00",
      rolls: false,
      steps: [{ when: { hoursBefore: sixMonths }, to: { account: actor.accountId } }],
    },
  });
  if (made)
    await sql`update screening.screening set eighteen_deadline = ${deadlineId}::uuid
      where screening_id = ${screeningId}::uuid`.execute(tx);
}
