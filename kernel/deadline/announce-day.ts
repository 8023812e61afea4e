import { sql } from "kysely";
import { z } from "zod";
import { action } from "../action/declare.ts";
import { CalendarCountry } from "./deadline.ts";

export const AnnouncedDay = z.object({
  country: CalendarCountry,
  day: z.iso.date(),
  works: z
    .boolean()
    .describe("true: a working day in place of a day off; false: a day off that no rule knows"),
  about: z.string().trim().max(200).default("").describe("who announced it and where"),
});
export type AnnouncedDay = z.infer<typeof AnnouncedDay>;

export const announceDay = action({
  name: "deadline.announce-day",
  about:
    "Enters a day off or a working day that an authority announced. Deadlines set from now on count by it.",
  needs: "deadline.announce",
  input: AnnouncedDay,
  output: AnnouncedDay,
  undo: "deadline.withdraw-day",
}).run(async ({ input, tx }) => {
  await sql`
    insert into deadline.announced_day (country, day, works, about)
    values (${input.country}, ${input.day}::date, ${input.works}, ${input.about})
    on conflict (country, day) do update set works = excluded.works, about = excluded.about,
      entered_by = excluded.entered_by, entered_at = excluded.entered_at`.execute(tx);
  return input;
});
