import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { Basis, Country, Day, Provision } from "./offence.ts";
import { provisionColumns, provisionOf } from "./provision-rows.ts";

export const listProvisions = question({
  name: "court.list-provisions",
  about: "Offences of a jurisdiction with their treaty bases, penalties and limitation periods.",
  needs: "court.read-offences",
  inAddress: true,
  input: z.object({
    country: Country.optional(),
    basis: Basis.optional(),
    on: Day.optional().describe("in force on this day"),
    removed: z.boolean().default(false).describe("also those taken off the list"),
  }),
  output: z.object({ items: z.array(Provision) }),
}).run(async (context) => {
  const { country, basis, on, removed } = context.input;
  const { rows } = await sql<Parameters<typeof provisionOf>[0]>`
    select ${provisionColumns} from court.provision p
    where (${country ?? null}::text is null or p.country = ${country ?? null})
      and (${basis ?? null}::text is null or p.content -> 'bases' ? ${basis ?? ""})
      and (${on ?? null}::date is null or (coalesce(p.starts, '-infinity') <= ${on ?? null}::date
        and coalesce(p.ends, 'infinity') >= ${on ?? null}::date))
      and (${removed} or p.removed_at is null)
    order by p.country, p.citation, p.provision_id limit 500`.execute(context.tx);
  return { items: rows.map((row) => provisionOf(row, context)) };
});
