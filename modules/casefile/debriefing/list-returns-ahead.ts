import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { DebriefingState, Nearness, nearnessOf } from "./debriefing.ts";

type Row = {
  debriefing_id: string;
  dossier_id: string;
  code: string;
  person_code: string;
  return_on: string;
  state: DebriefingState;
};

export const listReturnsAhead = question({
  name: "casefile.list-returns-ahead",
  about:
    "Returns of the coming weeks in all cases of the reader, and those of the last week that went by, where no debriefing has been held or declined; the nearest first.",
  needs: "casefile.read",
  audited: true,
  input: z.object({ days: z.int().min(1).max(120).default(30) }),
  output: z.object({
    items: z.array(
      z.object({
        debriefingId: z.uuid(),
        caseId: z.uuid(),
        code: z.string(),
        personCode: z.string(),
        returnOn: z.string(),
        state: DebriefingState,
        nearness: Nearness,
        warns: z.boolean(),
      }),
    ),
  }),
}).run(async (context) => {
  const { input, tx, now, opened } = context;
  const today = now.toISOString().slice(0, 10);
  const { rows } = await sql<Row>`
    select d.debriefing_id, d.dossier_id, c.code, p.person_code, d.return_on::text, d.state
    from casefile.debriefing d
    join casefile.case_file c on c.case_id = d.dossier_id and c.withdrawn_at is null
    join casefile.participant p on p.participant_id = d.participant_id
    where d.state in ('not-offered', 'accepted') and d.return_on between ${today}::date - 7 and ${today}::date + ${input.days}::int
    order by d.return_on limit 200`.execute(tx);
  opened([...new Set(rows.map((row) => row.dossier_id))], ["debriefing"]);
  return {
    items: rows.map((row) => {
      const nearness = nearnessOf(row.return_on, today);
      return {
        debriefingId: row.debriefing_id,
        caseId: row.dossier_id,
        code: row.code,
        personCode: row.person_code,
        returnOn: row.return_on,
        state: row.state,
        nearness,
        warns: row.state === "not-offered" && nearness !== "ahead",
      };
    }),
  };
});
