import { sql } from "kysely";
import { z } from "zod";
import { question } from "../action/declare.ts";
import { AnnouncedDay } from "./announce-day.ts";
import data from "./calendars.json" with { type: "json" };
import { addDays } from "./day.ts";
import { type HolidayRule, holidaysOf } from "./holidays.ts";

export const listCalendars = question({
  name: "deadline.list-calendars",
  about:
    "National calendars that deadlines count by: weekends, public holidays of a year, days that were announced.",
  needs: "signed-in",
  inAddress: true,
  input: z.object({ year: z.int().min(1950).max(2200) }),
  output: z.object({
    items: z.array(
      z.object({
        country: z.string(),
        weekend: z.array(z.int()),
        holidays: z.array(z.string()),
        announced: z.array(AnnouncedDay),
        source: z.string(),
      }),
    ),
  }),
}).run(async ({ input, tx }) => {
  const [first, last] = [`${input.year}-01-01`, addDays(`${input.year + 1}-01-01`, -1)];
  const { rows } = await sql<AnnouncedDay>`
    select country, day::text as day, works, about from deadline.announced_day
    where day between ${first}::date and ${last}::date order by day`.execute(tx);
  return {
    items: data.calendars.map(({ country, weekend, holidays, source }) => ({
      country,
      weekend,
      holidays: [...holidaysOf(holidays as HolidayRule[], input.year)].sort(),
      announced: rows.filter((row) => row.country === country),
      source,
    })),
  };
});
