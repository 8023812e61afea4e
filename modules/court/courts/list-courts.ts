import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Country } from "../offences/offence.ts";
import { Court } from "./court.ts";
import { courts } from "./courts.ts";

export const listCourts = question({
  name: "court.list-courts",
  about: "Courts with what they are specialised in, trained judges and vacancies.",
  needs: "court.read-offences",
  inAddress: true,
  input: z.object({ country: Country.optional() }),
  output: z.object({ items: z.array(Court) }),
}).run(async (context) => {
  const { country = null } = context.input;
  return {
    items: await courts.read(
      context,
      sql`(${country}::text is null or r.country = ${country}) and r.removed_at is null`,
    ),
  };
});
