import { sql } from "kysely";
import { z } from "zod";
import { action } from "../action/declare.ts";
import { NotFound } from "../action/problem.ts";
import { CalendarCountry } from "./deadline.ts";

export const withdrawDay = action({
  name: "deadline.withdraw-day",
  about: "Takes an announced day away again: the country's own rules hold for it.",
  needs: "deadline.announce",
  input: z.object({ country: CalendarCountry, day: z.iso.date() }),
  output: z.object({ country: z.string(), day: z.string() }),
  undo: "deadline.announce-day",
}).run(async ({ input, tx }) => {
  const done = await sql`
    delete from deadline.announced_day where country = ${input.country} and day = ${input.day}::date`.execute(
    tx,
  );
  if (done.numAffectedRows !== 1n) throw new NotFound();
  return input;
});
