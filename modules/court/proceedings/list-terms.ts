import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Country } from "../offences/offence.ts";
import { Term } from "./term.ts";
import { terms } from "./terms.ts";

export const listTerms = question({
  name: "court.list-terms",
  about: "Deadlines of procedure by country: what begins each, how long it is, what meets it.",
  needs: "court.read-offences",
  inAddress: true,
  input: z.object({ country: Country.optional() }),
  output: z.object({ items: z.array(Term) }),
}).run(async (context) => {
  const { country = null } = context.input;
  return {
    items: await terms.read(
      context,
      sql`(${country}::text is null or r.country = ${country}) and r.removed_at is null`,
    ),
  };
});
