import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { findCase } from "../case-row.ts";
import { Debriefing } from "./debriefing.ts";
import { type DebriefingRow, debriefingColumns, wholeDebriefing } from "./debriefing-rows.ts";

export const listDebriefings = question({
  name: "casefile.list-debriefings",
  about:
    "Returns of people of a case with their debriefings, and smuggled migrants of whom no day of return is known.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ caseId: z.uuid() }),
  output: z.object({
    items: z.array(Debriefing),
    unknown: z.array(z.object({ participantId: z.uuid(), personCode: z.string() })),
  }),
}).run(async (context) => {
  const { tx } = context;
  const of = await findCase(context, context.input);
  const { rows } = await sql<DebriefingRow>`
    select ${debriefingColumns} from casefile.debriefing d join casefile.participant p on p.participant_id = d.participant_id
    where d.dossier_id = ${of.case_id}::uuid order by d.return_on, d.registered_at`.execute(tx);
  const { rows: unknown } = await sql<{ participant_id: string; person_code: string }>`
    select p.participant_id, p.person_code from casefile.participant p
    where p.dossier_id = ${of.case_id}::uuid and p.capacity = 'smuggled_migrant' and p.removed_at is null and not exists (
      select from casefile.debriefing d where d.participant_id = p.participant_id and d.state <> 'return-off')
    order by p.added_at, p.place`.execute(tx);
  const items: Debriefing[] = [];
  for (const row of rows) items.push(await wholeDebriefing(context, of, row));
  context.opened([of.case_id], ["debriefing"]);
  return {
    items,
    unknown: unknown.map((row) => ({ participantId: row.participant_id, personCode: row.person_code })),
  };
});
