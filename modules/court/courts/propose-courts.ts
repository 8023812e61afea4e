import { sql } from "kysely";
import { z } from "zod";
import { NotFound, type QuestionContext, question } from "#kernel/action";
import { findCase, readCasePeople } from "#modules/casefile";
import { findCourtCase } from "../court-case.ts";
import { Country } from "../offences/offence.ts";
import { crimes } from "../proceedings/proceeding.ts";
import { Court, Specialisation } from "./court.ts";
import { courts } from "./courts.ts";
import { proposeCourts } from "./propose.ts";

const parties = [
  ...["suspected_person", "prosecuted_person", "convicted_person"],
  ...["presumed_victim", "identified_victim", "smuggled_migrant", "victim_witness"],
];

export const proposeCourtsFor = question({
  name: "court.propose-courts",
  about:
    "Courts of the register in the order in which they fit a case: the juvenile court first where a child is accused or was harmed, then those specialised in the crime and those with trained judges; then all others.",
  needs: "court.read",
  audited: true,
  input: z.object({
    caseId: z.uuid(),
    country: Country.optional(),
    crime: z.enum(crimes).default("both"),
  }),
  output: z.object({
    child: z.boolean(),
    items: z.array(z.object({ court: Court, because: z.array(Specialisation) })),
  }),
}).run(async (context) => {
  const { caseId, country = null, crime } = context.input;
  await findCourtCase(context, { caseId });
  const all = await courts.read(
    context,
    sql`(${country}::text is null or r.country = ${country}) and r.removed_at is null`,
  );
  const child = await concernsChild(context, caseId);
  context.opened([caseId], ["charges", "people.age"]);
  const proposed = proposeCourts({ country, crime, child }, all).map(({ court, because }) => ({
    court,
    because: [...because],
  }));
  const first = new Set(proposed.map(({ court }) => court.id));
  const others = all.filter(({ id }) => !first.has(id)).map((court) => ({ court, because: [] }));
  return { child, items: [...proposed, ...others] };
});

/** Whether somebody accused or harmed was a child, by the counts and, for who may open it, by the case file. */
async function concernsChild(
  context: Pick<QuestionContext<unknown>, "tx" | "actor">,
  caseId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from court.charge where dossier_id = ${caseId}::uuid and state = 'charged' and child limit 1`.execute(
    context.tx,
  );
  if (rows.length > 0) return true;
  try {
    const people = await readCasePeople(context, await findCase(context, { caseId }));
    return people.some(
      ({ capacity, ageAtOffence }) =>
        ageAtOffence !== null && ageAtOffence < 18 && parties.includes(capacity),
    );
  } catch (error) {
    // Court staff open the prosecution alone.
    if (error instanceof NotFound) return false;
    throw error;
  }
}
