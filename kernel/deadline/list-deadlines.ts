import { sql } from "kysely";
import { z } from "zod";
import { Compartment } from "../access/words.ts";
import { question } from "../action/declare.ts";
import { partsOf, rowsIn, writableParts } from "../part/index.ts";
import { calendarCountries } from "./calendar.ts";
import { Deadline } from "./deadline.ts";
import { type DeadlineRow, deadlineBase, deadlinesOf } from "./deadline-row.ts";

const most = 500;

export const listDeadlines = question({
  name: "deadline.list-deadlines",
  about:
    "Deadlines of a dossier in the parts that the reader may open: those that run by their end, then the ended.",
  needs: "deadline.read",
  audited: true,
  input: z.object({ dossierId: z.uuid() }),
  output: z.object({
    items: z.array(Deadline),
    writable: z.array(Compartment),
    countries: z.array(z.string()),
  }),
}).run(async (context) => {
  const { input, tx, actor, opened } = context;
  const parts = await partsOf(tx, input.dossierId);
  const open = [...parts.open.keys()];
  const { rows } =
    open.length === 0
      ? { rows: [] }
      : await sql<DeadlineRow>`
    select * from ${rowsIn(deadlineBase, open, sql`r.dossier_id = ${input.dossierId}::uuid`)} found
    order by ended_at is not null, due_at, deadline_id limit ${most}`.execute(tx);
  opened([input.dossierId], [...new Set(rows.map((row) => `deadline.${row.compartment}`))]);
  return {
    items: await deadlinesOf(context, parts, rows),
    writable: actor.rights.has("deadline.set") ? writableParts(parts) : [],
    countries: [...calendarCountries],
  };
});
