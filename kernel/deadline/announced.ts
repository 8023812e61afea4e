import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { calendarOf } from "./calendar.ts";
import type { DeadlineTerm } from "./deadline.ts";
import type { Term } from "./reckon.ts";

/** A term with its calendar: the country's rules and, above them, the days that were announced. */
export async function termOf(tx: Tx, words: DeadlineTerm): Promise<Term> {
  const { rows } = await sql<{ day: string; works: boolean }>`
    select day::text as day, works from deadline.announced_day where country = ${words.country}`.execute(tx);
  const calendar = calendarOf(words.country, new Map(rows.map((row) => [row.day, row.works])));
  const { unit, amount, zone, timeOfDay, rolls } = words;
  return { unit, amount, zone, timeOfDay, rolls, calendar };
}
