import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Basis, Country, Day, Provision } from "./offence.ts";
import { provisions } from "./provisions.ts";

export const listProvisions = question({
  name: "court.list-provisions",
  about: "Offences of a jurisdiction with their treaty bases, penalties and limitation periods.",
  needs: "court.read-offences",
  inAddress: true,
  input: z.object({
    country: Country.optional(),
    basis: Basis.optional(),
    on: Day.optional().describe("in force on this day"),
  }),
  output: z.object({ items: z.array(Provision) }),
}).run(async (context) => {
  const { country = null, basis = null, on = null } = context.input;
  const items = await provisions.read(
    context,
    sql`(${country}::text is null or r.country = ${country})
      and (${basis}::text is null or r.content -> 'bases' ? ${basis ?? ""})
      and (${on}::date is null or (coalesce(r.starts, '-infinity') <= ${on}::date
        and coalesce(r.ends, 'infinity') >= ${on}::date))
      and r.removed_at is null`,
  );
  return { items };
});
